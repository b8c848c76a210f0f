/** What `pg` takes for a TCP socket (`stream` in its client configuration): the members it uses, over the link. */
import { Buffer } from "node:buffer";
import { EventEmitter } from "node:events";
import type { DatabaseLink } from "./database-link.ts";
import type { ScopeOracle } from "./scope-oracle.ts";

export interface DatabaseSocketHooks {
  readonly connecting: (connectionId: number) => void;
  readonly closed: (connectionId: number, error: Error | null) => void;
  readonly scopeId: () => string;
  /** Node's sockets call back in the context that opened them. */
  readonly bind: ScopeOracle["bind"];
}

export class DatabaseSocket extends EventEmitter {
  readonly #link: DatabaseLink;
  readonly #hooks: DatabaseSocketHooks;
  /** What was written since `cork`: `pg` corks around the messages of one query. */
  #corked: Uint8Array<ArrayBuffer>[] | null = null;
  connectionId = 0;
  writable = true;
  destroyed = false;

  constructor(link: DatabaseLink, hooks: DatabaseSocketHooks) {
    super();
    this.#link = link;
    this.#hooks = hooks;
  }

  connect(): this {
    const { scopeId, bind } = this.#hooks;
    const hear = bind((bytes: Uint8Array<ArrayBuffer>) => {
      this.emit("data", Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
    });
    const hangUp = bind(() => {
      this.emit("end");
      this.#finish(null);
    });
    const connected = bind(() => void this.emit("connect"));
    this.connectionId = this.#link.connect({ scopeId, connected, bytes: hear, disconnected: hangUp });
    this.#hooks.connecting(this.connectionId);
    return this;
  }

  write(chunk: Uint8Array | string, encodingOrDone?: string | (() => void), done?: () => void): boolean {
    const afterwards = typeof encodingOrDone === "function" ? encodingOrDone : done;
    if (!this.writable) {
      queueMicrotask(() => this.emit("error", Object.assign(new Error("write EPIPE"), { code: "EPIPE" })));
      return false;
    }
    // Copied: `pg` reuses its buffers, and a transferred one would be detached under it.
    const bytes = typeof chunk === "string" ? new TextEncoder().encode(chunk) : new Uint8Array(chunk);
    if (this.#corked) this.#corked.push(bytes);
    else this.#link.send(this.connectionId, bytes);
    if (afterwards) queueMicrotask(afterwards);
    return true;
  }

  end(chunk?: Uint8Array | string): this {
    if (chunk && this.writable) this.write(chunk);
    this.uncork();
    this.writable = false;
    queueMicrotask(() => this.#finish(null));
    return this;
  }

  destroy(error?: Error): this {
    queueMicrotask(() => this.#finish(error ?? null));
    return this;
  }

  cork(): void {
    this.#corked ??= [];
  }

  uncork(): void {
    const chunks = this.#corked;
    this.#corked = null;
    if (chunks && chunks.length > 0) this.#link.send(this.connectionId, joinChunks(chunks));
  }

  #finish(error: Error | null) {
    if (this.destroyed) return;
    this.destroyed = true;
    this.writable = false;
    this.#link.disconnect(this.connectionId);
    this.#hooks.closed(this.connectionId, error);
    if (error) this.emit("error", error);
    this.emit("close", error !== null);
  }

  setNoDelay = (): this => this;
  setKeepAlive = (): this => this;
  setTimeout = (): this => this;
  ref = (): this => this;
  unref = (): this => this;
  pause = (): this => this;
  resume = (): this => this;
}

function joinChunks(chunks: readonly Uint8Array<ArrayBuffer>[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let offset = 0;
  for (const chunk of chunks) {
    joined.set(chunk, offset);
    offset += chunk.length;
  }
  return joined;
}
