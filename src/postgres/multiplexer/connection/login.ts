import type { DatabaseOptions } from "../../../contract/database-options.ts";
import type { Diagnostic } from "../../../wire/backend-builders.ts";
import type { Role } from "./roles.ts";

/** The role that owns the cluster; a user that is no role acts as it, so that no lesson begins with CREATE ROLE. */
export const ownerRole = "postgres";

interface Login {
  readonly user: string;
  readonly role: Role | undefined;
  /** Sessions that hold a slot already. */
  readonly sessionCount: number;
  readonly options: DatabaseOptions;
}

/**
 * Why a client may not have a session; `undefined` when it may.
 *
 * Source: PostgreSQL manual, "Connections and Authentication" (`superuser_reserved_connections`).
 */
export function findLoginRefusal({ user, role, sessionCount, options }: Login): Diagnostic | undefined {
  if (user === "") return fatal("28000", "no PostgreSQL user name specified in startup packet");
  if (role?.canLogin === false) return fatal("28000", `role "${user}" is not permitted to log in`);
  const { maxConnections, reservedConnections } = options;
  if (sessionCount >= maxConnections) return fatal("53300", "sorry, too many clients already");
  const ordinarySlots = Math.max(1, maxConnections - reservedConnections);
  if (role?.isSuperuser !== true && sessionCount >= ordinarySlots) {
    return fatal("53300", "remaining connection slots are reserved for roles with the SUPERUSER attribute");
  }
  return undefined;
}

const fatal = (code: string, message: string): Diagnostic => ({ severity: "FATAL", code, message });
