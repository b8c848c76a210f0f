import type { DatabaseOptions } from "../../contract/database-options.ts";
import { fail, ok, type Result } from "../../contract/result.ts";
import { type ClassifySql, createClassifier } from "../sql/classify-statement.ts";
import { askBackend, type BackendAnswer } from "./ask-backend.ts";
import type { Backend, ClientLink } from "./backend.ts";
import type { EngineFacts } from "./engine-facts.ts";
import type { Kernel } from "./kernel.ts";
import { type Connection, openConnection } from "./open-connection.ts";
import { createScheduler, terminatedByAdministrator } from "./scheduler.ts";
import { createSharedBackend, resetSettingsSql } from "./shared-backend.ts";

/** Many sessions over one backend; it knows neither sockets nor workers. */
export interface Multiplexer {
  connect(link: ClientLink): Connection;
  /** Sessions that hold a slot. */
  readonly sessionCount: number;
  /** Asks beside all sessions, as superuser; not while one of them has its transaction on the backend. */
  query(sql: string): Result<BackendAnswer, "backend-held">;
  /** Ends every session with 57P01. */
  dispose(): void;
}

export interface MultiplexerSetup {
  readonly backend: Backend;
  readonly facts: EngineFacts;
  readonly options: DatabaseOptions;
  /** Unix time of virtual time 0, milliseconds. */
  readonly epochMs: number;
}

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
  const kernel: Kernel = {
    options,
    shared: createSharedBackend(backend, epochMs),
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
      const { shared } = kernel;
      if (shared.holder) return fail("backend-held");
      shared.unnamedOwner = undefined;
      shared.invalidateSettings();
      return ok(askBackend(backend, `${resetSettingsSql}${sql}`, epochMs));
    },
    dispose: () => {
      for (const session of [...kernel.sessions.values()]) scheduler.end(session, terminatedByAdministrator);
    },
  };
}
