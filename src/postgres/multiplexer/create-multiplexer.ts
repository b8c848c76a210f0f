import type { DatabaseOptions } from "../../contract/database-options.ts";
import { fail, ok, type Result } from "../../contract/result.ts";
import type { Diagnostic } from "../../wire/backend-builders.ts";
import { type ClassifySql, createClassifier } from "../sql/classify-statement.ts";
import type { BackendAnswer } from "./backend/ask-backend.ts";
import type { Backend, ClientLink } from "./backend/backend.ts";
import type { EngineFacts } from "./backend/engine-facts.ts";
import { canPass, park } from "./backend/park-and-replay.ts";
import { createSharedBackend } from "./backend/shared-backend.ts";
import { type Connection, openConnection } from "./connection/open-connection.ts";
import { createRoles } from "./connection/roles.ts";
import type { Kernel } from "./kernel.ts";
import { createScheduler } from "./scheduler.ts";
import { terminatedByAdministrator } from "./session/close-session.ts";

/** Many sessions over one backend; it knows neither sockets nor workers. */
export interface Multiplexer {
  connect(link: ClientLink): Connection;
  /** Sessions that hold a slot. */
  readonly sessionCount: number;
  /** Asks beside all sessions, as superuser, and sees what is committed; not beside a transaction that cannot be parked. */
  query(sql: string): Result<BackendAnswer, "backend-held">;
  /** Ends every session with 57P01. */
  dispose(): void;
  /** The backend has died: every session is told 57P01, and the backend is not asked any more. */
  abandon(): void;
}

export interface MultiplexerSetup {
  readonly backend: Backend;
  readonly facts: EngineFacts;
  readonly options: DatabaseOptions;
  /** Unix time of virtual time 0, milliseconds. */
  readonly epochMs: number;
}

/** As PostgreSQL words it for the others, when one of its processes has crashed. */
const backendDied: Diagnostic = {
  severity: "FATAL",
  code: "57P01",
  message: "terminating connection due to crash of the database backend",
  hint: "A new database is starting, from its seed. In a moment you should be able to reconnect and repeat your command.",
};

/** The first session's pid; counting from a fixed one makes equal runs equal. */
const firstPid = 101;

/**
 * Equal messages in, equal messages out: it keeps no clock and no chance of its own and answers before it returns.
 *
 * @example
 * const connection = multiplexer.connect({ timers, send, close, report });
 * connection.receive(startupPacket);
 */
export function createMultiplexer({ backend, facts, options, epochMs }: MultiplexerSetup): Multiplexer {
  const classify: ClassifySql = createClassifier(facts.steadyFunctions);
  let requestCount = 0;
  const shared = createSharedBackend(backend);
  const kernel: Kernel = {
    options,
    shared,
    roles: createRoles(shared),
    takeMoment: ({ link }) => {
      requestCount += 1;
      return { unixMs: epochMs + link.timers.nowMs(), entropy: requestCount };
    },
    classify,
    sessions: new Map(),
    epochMs,
    parameters: facts.parameters,
  };
  const scheduler = createScheduler(kernel);
  let nextPid = firstPid;
  const takePid = (): number => nextPid++;

  return {
    connect: (link) => openConnection(link, { kernel, scheduler, takePid }),
    get sessionCount() {
      return kernel.sessions.size;
    },
    query: (sql) => {
      const moment = { unixMs: epochMs, entropy: 0 };
      if (shared.hold) {
        if (!canPass(shared.hold)) return fail("backend-held");
        park(shared, shared.hold, moment);
      }
      return ok(shared.askAsOwner(sql, moment));
    },
    abandon: () => {
      for (const session of [...kernel.sessions.values()]) scheduler.abandon(session, backendDied);
    },
    dispose: () => {
      for (const session of [...kernel.sessions.values()]) scheduler.end(session, terminatedByAdministrator);
    },
  };
}
