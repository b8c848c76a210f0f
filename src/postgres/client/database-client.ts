import type {
  DatabaseCommand,
  DatabaseReplies,
  DatabaseToPage,
  EngineAssets,
  PageToDatabase,
  ProcessClock,
  ResetRequest,
} from "../control-protocol.ts";
import type { PortLike } from "../serve-port.ts";
import { DatabaseError } from "./database-error.ts";

/** A worker as the client sees it, in a browser or in Node. */
export interface DatabaseTransport {
  post(message: PageToDatabase, transfer: readonly Transferable[]): void;
  onMessage(listener: (message: DatabaseToPage) => void): void;
  /** An error outside any request: the worker's script failed, or the thread ended. */
  onFailure(listener: (reason: string) => void): void;
  terminate(): void;
}

/** Handle of one database worker; every promise rejects with a `DatabaseError`. */
export interface DatabaseClient {
  /** Loads and starts Postgres; once. Codes: `boot-failed`, `boot-timeout`, `aborted`, `worker-died`. */
  boot(signal?: AbortSignal): Promise<DatabaseReplies["boot"]>;
  /** Ends all sessions and begins from the seed. Codes: `seed-failed` with the position, `request-timeout`, `worker-died`. */
  reset(request: ResetRequest): Promise<DatabaseReplies["reset"]>;
  /** Gives a server process its connections; the port is transferred. Its clock is its own where left out. */
  attach(processId: number, port: PortLike & Transferable, clock?: ProcessClock): Promise<void>;
  /** Tells that a server process is gone. */
  detach(processId: number): Promise<void>;
  /** Rows of one SELECT, values as JSON. Codes: `query-failed`, `backend-held`. */
  query(sql: string): Promise<readonly Readonly<Record<string, unknown>>[]>;
  ping(): Promise<void>;
  /** Ends the worker; pending requests reject with `worker-died`. */
  dispose(): void;
}

export interface DatabaseClientSetup {
  readonly transport: DatabaseTransport;
  /** Begins at once; rejects when `signal` aborts. */
  readonly loadAssets: (signal: AbortSignal) => Promise<EngineAssets>;
  /** Real milliseconds until `boot-timeout`; 2.6 MB of wasm may have to come over a slow line. */
  readonly bootLimitMs?: number;
  /** Real milliseconds until `request-timeout`: a statement cannot be interrupted, so dispose and boot again. */
  readonly requestLimitMs?: number;
}

interface Pending {
  readonly resolve: (reply: unknown) => void;
  readonly reject: (error: DatabaseError) => void;
  readonly timer: ReturnType<typeof setTimeout>;
}

export function createDatabaseClient({
  transport,
  loadAssets,
  bootLimitMs = 60_000,
  requestLimitMs = 10_000,
}: DatabaseClientSetup): DatabaseClient {
  const pending = new Map<number, Pending>();
  let requestCount = 0;
  let death: DatabaseError | undefined;

  const die = (message: string): void => {
    death ??= new DatabaseError({ code: "worker-died", message });
    for (const requestId of [...pending.keys()]) settle(requestId)?.reject(death);
  };

  const settle = (requestId: number): Pending | undefined => {
    const request = pending.get(requestId);
    pending.delete(requestId);
    clearTimeout(request?.timer);
    return request;
  };

  transport.onFailure(die);
  transport.onMessage((message) => {
    if (message.kind === "died") die(message.reason);
    else if (message.kind === "done") settle(message.requestId)?.resolve(message.reply);
    else settle(message.requestId)?.reject(new DatabaseError(message.failure));
  });

  const request = <Command extends DatabaseCommand>(
    command: Command,
    transfer: readonly Transferable[] = [],
    signal?: AbortSignal,
  ): Promise<DatabaseReplies[Command["kind"]]> => {
    if (death) return Promise.reject(death);
    requestCount += 1;
    const requestId = requestCount;
    return new Promise((resolve, reject) => {
      const giveUp = (code: "aborted" | "boot-timeout" | "request-timeout"): void =>
        settle(requestId)?.reject(new DatabaseError({ code, message: `${command.kind}: ${code}` }));
      const isBoot = command.kind === "boot";
      const limitMs = isBoot ? bootLimitMs : requestLimitMs;
      const timer = setTimeout(() => giveUp(isBoot ? "boot-timeout" : "request-timeout"), limitMs);
      pending.set(requestId, { resolve: resolve as (reply: unknown) => void, reject, timer });
      if (signal?.aborted) return giveUp("aborted");
      signal?.addEventListener("abort", () => giveUp("aborted"), { once: true });
      transport.post({ requestId, command }, transfer);
    });
  };

  const loading = loadAssets(AbortSignal.timeout(bootLimitMs));
  loading.catch(() => undefined); // told by boot(), which may be called later

  const boot = async (signal?: AbortSignal): Promise<DatabaseReplies["boot"]> => {
    let assets: EngineAssets;
    try {
      assets = await loading;
    } catch (error) {
      throw new DatabaseError({ code: "boot-failed", message: error instanceof Error ? error.message : String(error) });
    }
    return request({ kind: "boot", assets }, [], signal);
  };

  return {
    boot,
    reset: (reset) => request({ kind: "reset", ...reset }),
    attach: async (processId, port, clock = "own") =>
      void (await request({ kind: "attach", processId, port, clock }, [port])),
    detach: async (processId) => void (await request({ kind: "detach", processId })),
    query: async (sql) => (await request({ kind: "query", sql })).rows,
    ping: async () => void (await request({ kind: "ping" })),
    dispose: () => {
      transport.terminate();
      die("the database was disposed of");
    },
  };
}
