import type { Moment } from "../backend/backend.ts";
import { canPass, park } from "../backend/park-and-replay.ts";
import type { SharedBackend } from "../backend/shared-backend.ts";

/** A role of the cluster. Source: PostgreSQL manual, "Role Attributes". */
export interface Role {
  readonly isSuperuser: boolean;
  readonly canLogin: boolean;
}

/** The cluster's roles, for clients that connect. */
export interface Roles {
  find(name: string, moment: Moment): Role | undefined;
  /** Something may have changed a role. */
  forget(): void;
}

export function createRoles(shared: SharedBackend): Roles {
  let known: ReadonlyMap<string, Role> | undefined;

  const load = (moment: Moment): ReadonlyMap<string, Role> => {
    const { hold } = shared;
    if (hold && !canPass(hold)) return new Map(); // what it has changed is not committed, and nothing else can ask
    if (hold) park(shared, hold, moment);
    const { rows } = shared.askAsOwner("SELECT rolname, rolsuper, rolcanlogin FROM pg_catalog.pg_roles", moment);
    known = new Map(
      rows.map(([name, isSuperuser, canLogin]) => [
        name ?? "",
        { isSuperuser: isSuperuser === "t", canLogin: canLogin === "t" },
      ]),
    );
    return known;
  };

  return {
    find: (name, moment) => (known ?? load(moment)).get(name),
    forget: () => {
      known = undefined;
    },
  };
}

/** SQL that may change roles. */
export const changesRoles = /\b(?:role|user|group)\b/i;
