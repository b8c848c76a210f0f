import type { DatabaseOptions } from "../../contract/database-options.ts";
import type { ClassifySql } from "../sql/classify-statement.ts";
import type { Moment } from "./backend/backend.ts";
import type { SharedBackend } from "./backend/shared-backend.ts";
import type { Roles } from "./connection/roles.ts";
import type { Session } from "./session/session.ts";

/** What all sessions of one multiplexer share. */
export interface Kernel {
  readonly options: DatabaseOptions;
  readonly shared: SharedBackend;
  readonly classify: ClassifySql;
  readonly roles: Roles;
  /** By pid, in the order of connecting. */
  readonly sessions: Map<number, Session>;
  /** The moment at which a session's next request runs. */
  takeMoment(session: Session): Moment;
  /** Unix time of virtual time 0, milliseconds. */
  readonly epochMs: number;
  /** ParameterStatus at startup, as the backend itself reports it. */
  readonly parameters: ReadonlyMap<string, string>;
}
