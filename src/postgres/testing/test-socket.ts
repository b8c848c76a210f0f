import { EventEmitter } from "node:events";
import type { ServerToDatabase } from "../../contract/database-protocol.ts";

type SocketMessage = Extract<ServerToDatabase, { kind: "connect" | "bytes" | "disconnect" }>;
type Post = (
  body: SocketMessage extends infer Message
    ? Message extends SocketMessage
      ? Omit<Message, "messageId" | "atMs">
      : never
    : never,
) => void;

/** As much of `net.Socket` as `pg` uses, over messages. */
export class TestSocket extends EventEmitter {
  readonly #connectionId: number;
  readonly #post: Post;
  #corked: Uint8Array[] | undefined;
  writable = true;
  destroyed = false;

  constructor(connectionId: number, post: Post) {
    super();
    this.#connectionId = connectionId;
    this.#post = post;
  }

  connect(): this {
    setImmediate(() => this.#post({ kind: "connect", connectionId: this.#connectionId }));
    return this;
  }

  open(): void {
    this.emit("connect");
  }

  deliver(bytes: Uint8Array): void {
    setImmediate(() => {
      if (!this.destroyed) this.emit("data", Buffer.from(bytes));
    });
  }

  closeFromServer(): void {
    setImmediate(() => {
      if (this.destroyed) return;
      this.destroyed = true;
      this.writable = false;
      this.emit("end");
      this.emit("close", false);
    });
  }

  write(chunk: Uint8Array | string, encoding?: unknown, callback?: () => void): boolean {
    const bytes = Uint8Array.from(typeof chunk === "string" ? Buffer.from(chunk) : chunk);
    if (this.#corked) this.#corked.push(bytes);
    else this.#send(bytes);
    const done = typeof encoding === "function" ? encoding : callback;
    if (typeof done === "function") queueMicrotask(() => done());
    return true;
  }

  cork(): void {
    this.#corked ??= [];
  }

  uncork(): void {
    const chunks = this.#corked ?? [];
    this.#corked = undefined;
    if (chunks.length > 0) this.#send(Uint8Array.from(Buffer.concat(chunks)));
  }

  end(chunk?: Uint8Array): this {
    if (chunk) this.write(chunk);
    this.destroy();
    return this;
  }

  destroy(): this {
    if (this.destroyed) return this;
    this.destroyed = true;
    this.writable = false;
    this.#post({ kind: "disconnect", connectionId: this.#connectionId });
    setImmediate(() => this.emit("close", false));
    return this;
  }

  setNoDelay(): this {
    return this;
  }

  setKeepAlive(): this {
    return this;
  }

  ref(): this {
    return this;
  }

  unref(): this {
    return this;
  }

  #send(bytes: Uint8Array<ArrayBuffer>): void {
    if (!this.destroyed) this.#post({ kind: "bytes", connectionId: this.#connectionId, bytes });
  }
}
