/** `pg.Client`, unmodified, over the sandbox's database, with its queries written into the log. */
import type { Client, ClientConfig } from "pg";
import type { ErrorInfo, Site } from "../contract/trace-event.ts";
import { DatabaseSocket } from "./database-socket.ts";
import type { ProbeContext } from "./probe-context.ts";
import { clip } from "./recorder.ts";

/** The parts of pg's `Connection` that the probe listens to; its messages are pg-protocol's. */
interface PgConnection {
  on(event: "readyForQuery", listener: (message: { status: "I" | "T" | "E" }) => void): void;
  on(event: "commandComplete", listener: (message: { text: string }) => void): void;
  on(event: "errorMessage", listener: (error: Error) => void): void;
}

interface RunningQuery {
  readonly queryId: number;
  readonly scopeId: string;
  rowCount: number | null;
  error: ErrorInfo | null;
}

/** What the pool probe needs to know of a client beside its public face. */
export interface ClientState {
  readonly connectionId: () => number;
  leaseId: number | null;
  /** The line that took the lease; `pool.query` sends its statement from a turn without one of its own. */
  leaseSite: Site | null;
  /** Lent to `pool.query`, which asks and gives back by itself: no line of the learner's is on the stack then. */
  isLentToPool: boolean;
  holderScopeId: string;
}

export type ClientConstructor = new (config?: string | ClientConfig) => Client;

export interface ProbedClients {
  /** A `Client` class whose connections are booked to the pool. */
  clientOf(poolId: number): ClientConstructor;
  stateOf(client: object): ClientState | undefined;
}

const statusNames = { I: "none", T: "open", E: "failed" } as const;

/** Where every connection goes, whatever the code says: there is one database in a sandbox. */
const sandboxDatabase = { user: "learner", password: "sandbox", database: "postgres", host: "database", ssl: false };

export function probeClients(PgClient: ClientConstructor, context: ProbeContext): ProbedClients {
  const states = new WeakMap<object, ClientState>();
  const { loop, link, recorder, sites } = context;

  function attach(client: Client, socket: DatabaseSocket, state: ClientState, poolId: number) {
    const running: RunningQuery[] = [];
    let status: "none" | "open" | "failed" = "none";
    let opened = false;
    const here = () => ({ poolId, connectionId: socket.connectionId });
    const { connection } = client as unknown as { connection: PgConnection };

    function finish(query: RunningQuery) {
      const { queryId, rowCount, error, scopeId } = query;
      recorder.record({ kind: "query-finished", ...here(), leaseId: state.leaseId, queryId, rowCount, error }, scopeId);
    }

    connection.on("errorMessage", (error) => {
      if (running[0]) running[0].error = sites.describe(error);
    });
    connection.on("commandComplete", (message) => {
      const count = /\d+$/.exec(message.text);
      if (running[0] && count) running[0].rowCount = Number(count[0]);
    });
    connection.on("readyForQuery", (message) => {
      if (!opened) {
        opened = true;
        const { processID } = client as unknown as { processID: number };
        recorder.record({ kind: "connection-opened", ...here(), pid: processID }, state.holderScopeId);
        return;
      }
      const next = statusNames[message.status];
      const query = running.shift();
      if (query) finish(query);
      if (next === status) return;
      status = next;
      const scopeId = query?.scopeId ?? state.holderScopeId;
      recorder.record({ kind: "transaction-changed", ...here(), leaseId: state.leaseId, status }, scopeId);
    });

    const hooks = {
      connecting: () => recorder.record({ kind: "connection-opening", ...here() }),
      scopeId: () => running[0]?.scopeId ?? state.holderScopeId,
      closed: (_: number, error: Error | null) => {
        for (const query of running.splice(0)) finish({ ...query, error: query.error ?? connectionLost });
        recorder.record({ kind: "connection-closed", ...here(), error: error && sites.describe(error) });
      },
    };

    function started(query: unknown) {
      const scopeId = loop.scopeId();
      const queryId = context.nextId();
      context.oracle.booked("query", scopeId);
      running.push({ queryId, scopeId, rowCount: null, error: null });
      const site = (state.isLentToPool ? null : sites.here()) ?? state.leaseSite;
      recorder.record({
        kind: "query-started",
        ...here(),
        leaseId: state.leaseId,
        queryId,
        sql: clip(textOf(query)),
        site,
      });
    }
    return { hooks, started };
  }

  return {
    stateOf: (client) => states.get(client),
    clientOf(poolId) {
      return class ProbedClient extends PgClient {
        constructor(config?: string | ClientConfig) {
          const given = typeof config === "object" ? config : {};
          const state: ClientState = {
            connectionId: () => socket.connectionId,
            leaseId: null,
            leaseSite: null,
            isLentToPool: false,
            holderScopeId: loop.scopeId(),
          };
          const socket: DatabaseSocket = new DatabaseSocket(link, {
            connecting: () => probe.hooks.connecting(),
            closed: (id, error) => probe.hooks.closed(id, error),
            scopeId: () => probe.hooks.scopeId(),
            bind: context.oracle.bind,
          });
          const stream = () => socket;
          super({ ...given, ...sandboxDatabase, stream } as unknown as ClientConfig);
          const probe = attach(this, socket, state, poolId);
          states.set(this, state);
          const submit = this.query.bind(this) as (...values: unknown[]) => unknown;
          // An own property, so that pg-pool's and the learner's calls both pass here while pg's class stays as it is.
          Object.defineProperty(this, "query", {
            configurable: true,
            writable: true,
            value: (...values: unknown[]) => {
              if (socket.writable) probe.started(values[0]);
              return submit(...values);
            },
          });
        }
      };
    },
  };
}

const connectionLost: ErrorInfo = { name: "Error", message: "the connection ended", code: null, site: null };

function textOf(query: unknown): string {
  if (typeof query === "string") return query;
  if (typeof query === "object" && query !== null && "text" in query) return String(query.text);
  return "";
}
