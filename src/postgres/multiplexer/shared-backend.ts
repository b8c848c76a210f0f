import { readRow } from "../../wire/backend-message.ts";
import { joinBytes } from "../../wire/build-message.ts";
import { type Frame, frameAll } from "../../wire/frame-messages.ts";
import { bind, buildExtended, close, parse, sync } from "../../wire/frontend-builders.ts";
import { backendCode } from "../../wire/message-codes.ts";
import { sessionPidSetting } from "../engine/engine-functions.sql.ts";
import { askBackend, type BackendAnswer, quoteLiteral } from "./ask-backend.ts";
import type { Backend, Moment } from "./backend.ts";
import { parametersSql } from "./engine-facts.ts";
import type { Hold } from "./hold.ts";
import { type SequenceStates, sequencesSql, toSequenceStates } from "./sequences.ts";
import type { Session } from "./session.ts";

/** The one backend, and which session's state it bears at the moment. */
export interface SharedBackend {
  /** The session that no other writer may come between. */
  hold: Hold | undefined;
  /** Whose unnamed statement the backend knows; there is only one. */
  unnamedOwner: Session | undefined;
  /** Who last ran something that may have drawn from a sequence; `currval` and `lastval` are the backend's. */
  sequenceUser: Session | undefined;
  /** Prepared statements of nobody, to be closed when the backend is next free. */
  readonly abandonedStatements: string[];
  send(bytes: Uint8Array, moment: Moment, copyData?: Uint8Array): Frame[];
  ask(sql: string, moment: Moment): BackendAnswer;
  /** As the superuser that owns the cluster, beside all sessions; no transaction may be open on the backend. */
  askAsOwner(sql: string, moment: Moment): BackendAnswer;
  readSequences(moment: Moment): SequenceStates;
  /** Values of the reported parameters in a session; nothing where its settings cannot be put in place. */
  readParameters(session: Session): readonly (string | null)[];
  /** Puts the session's settings in place; answers with the error fields where one cannot be set. */
  switchTo(session: Session): ReadonlyMap<string, string> | undefined;
  /** What ran may have changed settings out of sight, as a function can: the next session gets its own set anew. */
  distrustSettings(): void;
  /** The backend's settings are no longer those that the last switch put in place. */
  invalidateSettings(): void;
}

export function createSharedBackend(backend: Backend): SharedBackend {
  /** Settings in place, as SQL, without the pid; `undefined` where they are not known. */
  let settingsSql: string | undefined;
  let pid: number | undefined;
  let isDistrusted = false;
  let isPrepared = false;

  /** A statement of the multiplexer's own that is parsed once: a tenth of a simple query's time. */
  const callOwn = (statement: string, bindValues: Uint8Array, moment: Moment): Frame[] => {
    if (!isPrepared) shared.send(joinBytes([...prepareOwn(), sync()]), moment);
    isPrepared = true;
    const messages = [bind({ portal: "", statement, values: bindValues }), executeAll, sync()];
    return shared.send(joinBytes(messages), moment);
  };

  const shared: SharedBackend = {
    hold: undefined,
    unnamedOwner: undefined,
    sequenceUser: undefined,
    abandonedStatements: [],
    send: (bytes, moment, copyData) => frameAll(backend.exec(bytes, moment, copyData)),
    ask: (sql, moment) => {
      shared.unnamedOwner = undefined; // a simple query drops the unnamed statement
      return askBackend(backend, sql, moment);
    },
    askAsOwner: (sql, moment) => {
      settingsSql = undefined;
      return shared.ask(`${resetSettingsSql}${sql}`, moment);
    },
    readParameters: (session) => {
      if (shared.switchTo(session)) return [];
      const row = callOwn(ownStatements.parameters, noValues, session.moment).find(
        (frame) => frame.code === backendCode.dataRow,
      );
      return row ? readRow(row) : [];
    },
    readSequences: (moment) => toSequenceStates(callOwn(ownStatements.sequences, noValues, moment)),
    switchTo: (session) => {
      const wanted = toSettingsSql(session);
      if (settingsSql !== wanted || (isDistrusted && pid !== session.pid)) {
        const { error } = shared.ask(`${resetSettingsSql}${wanted}`, session.moment);
        settingsSql = error ? undefined : wanted;
        pid = undefined;
        isDistrusted = false;
        if (error) return error;
      }
      if (pid !== session.pid) callOwn(ownStatements.pid, toTextValue(String(session.pid)), session.moment);
      pid = session.pid;
      return undefined;
    },
    distrustSettings: () => {
      isDistrusted = true;
    },
    invalidateSettings: () => {
      settingsSql = undefined;
    },
  };
  return shared;
}

/** Takes one session's settings away. PGlite was never logged in to, so RESET SESSION AUTHORIZATION would do nothing. */
const resetSettingsSql = "SET SESSION AUTHORIZATION postgres; RESET ROLE; RESET ALL; ";

/** The role comes last, for it may not be allowed to set the others. */
function toSettingsSql({ settings }: Session): string {
  const entries = [...settings.current].sort(([a], [b]) => Number(isRole(a)) - Number(isRole(b)));
  const calls = entries.map(([name, value]) => `set_config(${quoteLiteral(name)}, ${quoteLiteral(value)}, false)`);
  return calls.length === 0 ? "" : `SELECT ${calls.join(", ")}`;
}

const isRole = (name: string): boolean => name === "role" || name === "session_authorization";

const ownStatements = {
  pid: "watertight_pid",
  sequences: "watertight_sequences",
  parameters: "watertight_parameters",
} as const;

/** Closed first: a multiplexer before this one may have left them. */
const prepareOwn = (): Uint8Array[] =>
  [
    [ownStatements.pid, `SELECT pg_catalog.set_config('${sessionPidSetting}', $1::text, false)`] as const,
    [ownStatements.sequences, sequencesSql] as const,
    [ownStatements.parameters, parametersSql] as const,
  ].flatMap(([statement, sql]) => [close("statement", statement), parse({ statement, sql, parameterTypes: noTypes })]);

const executeAll = buildExtended({ kind: "execute", portal: "", maxRows: 0 });
const noTypes = new Uint8Array(2);
/** The rest of a Bind without parameters: no formats, no values, results as text. */
const noValues = new Uint8Array(6);

/** The rest of a Bind with one parameter as text. */
function toTextValue(text: string): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  const values = new Uint8Array(10 + bytes.length);
  const view = new DataView(values.buffer);
  view.setInt16(2, 1);
  view.setInt32(4, bytes.length);
  values.set(bytes, 8);
  return values;
}
