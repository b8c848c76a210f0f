import { type Frame, frameAll } from "../../wire/frame-messages.ts";
import { sync } from "../../wire/frontend-builders.ts";
import { sessionPidSetting } from "../engine/engine-functions.sql.ts";
import { askBackend, type BackendAnswer, quoteLiteral } from "./ask-backend.ts";
import type { Backend } from "./backend.ts";
import type { Session } from "./session.ts";

/** The one backend, and which session's state it bears at the moment. */
export interface SharedBackend {
  /** The session that nobody may come between: in a real transaction, or between Flush and Sync. */
  holder: Session | undefined;
  /** The holder has flushed and not yet synced: only its own messages may go to the backend. */
  isMidBatch: boolean;
  /** Whose unnamed statement the backend knows; there is only one. */
  unnamedOwner: Session | undefined;
  /** Prepared statements of nobody, to be closed when the backend is next free. */
  readonly abandonedStatements: string[];
  send(bytes: Uint8Array, session: Session): Frame[];
  ask(sql: string, session: Session): BackendAnswer;
  /** Puts the session's settings in place; answers with the error fields where one cannot be set. */
  switchTo(session: Session): ReadonlyMap<string, string> | undefined;
  /** The backend's settings are no longer those of the session that had them last. */
  invalidateSettings(): void;
  /** Ends whatever the holder has open and lets the next session in. */
  rollBack(holder: Session): void;
}

export function createSharedBackend(backend: Backend, epochMs: number): SharedBackend {
  let settingsOwner: Session | undefined;
  let settingsSql = "";

  const unixMs = (session: Session): number => epochMs + session.link.timers.nowMs();

  const shared: SharedBackend = {
    holder: undefined,
    isMidBatch: false,
    unnamedOwner: undefined,
    abandonedStatements: [],
    send: (bytes, session) => frameAll(backend.exec(bytes, unixMs(session))),
    ask: (sql, session) => {
      shared.unnamedOwner = undefined; // a simple query drops the unnamed statement
      return askBackend(backend, sql, unixMs(session));
    },
    switchTo: (session) => {
      const wanted = toSettingsSql(session);
      if (settingsOwner === session && settingsSql === wanted) return undefined;
      const { error } = shared.ask(`${resetSettingsSql}${wanted}`, session);
      settingsOwner = error ? undefined : session;
      settingsSql = wanted;
      return error;
    },
    invalidateSettings: () => {
      settingsOwner = undefined;
    },
    rollBack: (holder) => {
      if (shared.isMidBatch) shared.send(sync(), holder);
      shared.isMidBatch = false;
      if (holder.transaction.kind === "open") shared.ask("ROLLBACK", holder);
      shared.holder = undefined;
    },
  };
  return shared;
}

/** Takes one session's settings away; RESET ALL alone would leave the role as it is. */
export const resetSettingsSql = "RESET SESSION AUTHORIZATION; RESET ROLE; RESET ALL; ";

/** The role comes last, for it may not be allowed to set the others. */
function toSettingsSql({ pid, settings }: Session): string {
  const entries = [...settings.current].sort(([a], [b]) => Number(isRole(a)) - Number(isRole(b)));
  const calls = [[sessionPidSetting, String(pid)] as const, ...entries].map(
    ([name, value]) => `set_config(${quoteLiteral(name)}, ${quoteLiteral(value)}, false)`,
  );
  return `SELECT ${calls.join(", ")}`;
}

const isRole = (name: string): boolean => name === "role" || name === "session_authorization";
