import { readRow } from "../../wire/backend-message.ts";
import { joinBytes } from "../../wire/build-message.ts";
import { type Frame, frameAll } from "../../wire/frame-messages.ts";
import { bind, buildExtended, close, parse, query, sync } from "../../wire/frontend-builders.ts";
import { backendCode } from "../../wire/message-codes.ts";
import { sessionPidSetting } from "../engine/engine-functions.sql.ts";
import { type BackendAnswer, quoteLiteral, readAnswer } from "./ask-backend.ts";
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
  /** Messages that set `random()` to where the moment says. */
  toSeedBytes(moment: Moment): Uint8Array;
  /** Values of the reported parameters in a session; nothing where its settings cannot be put in place. */
  readParameters(session: Session): readonly (string | null)[];
  /** Puts the session's settings in place; answers with the error fields where one cannot be set. */
  switchTo(session: Session): ReadonlyMap<string, string> | undefined;
  /** What ran may have changed settings out of sight, as a function can: the next session then gets its own set anew. */
  noteWrite(sql: string): void;
  /** The backend's settings are no longer those that the last switch put in place. */
  invalidateSettings(): void;
}

export function createSharedBackend(backend: Backend): SharedBackend {
  /** Settings in place, as SQL, without the pid; `undefined` where they are not known. */
  let settingsSql: string | undefined;
  let pid: number | undefined;
  let isDistrusted = false;
  let isPrepared = false;
  /** Goes to the backend in front of the next messages, in one call; its answer is nobody's. */
  let prefix: Uint8Array | undefined;
  let hasWritten = false;
  let hasFunctions: boolean | undefined;

  /** A statement of the multiplexer's own that is parsed once: a tenth of a simple query's time. */
  const callOwn = (statement: string, bindValues: Uint8Array, moment: Moment): Frame[] => {
    prepareOnce(moment);
    return shared.send(toCall(statement, bindValues), moment);
  };

  const isSuspect = (moment: Moment): boolean => {
    if (hasWritten) hasFunctions ??= shared.ask(functionsExistSql, moment).rows[0]?.[0] !== "f";
    return isDistrusted || (hasWritten && hasFunctions === true);
  };

  const prepareOnce = (moment: Moment): void => {
    if (!isPrepared) shared.send(joinBytes([...prepareOwn(), sync()]), moment);
    isPrepared = true;
  };

  const shared: SharedBackend = {
    hold: undefined,
    unnamedOwner: undefined,
    sequenceUser: undefined,
    abandonedStatements: [],
    send: (bytes, moment, copyData) => {
      const whole = prefix ? joinBytes([prefix, bytes]) : bytes;
      const frames = frameAll(backend.exec(whole, moment, copyData));
      if (!prefix) return frames;
      prefix = undefined;
      return frames.slice(frames.findIndex((frame) => frame.code === backendCode.readyForQuery) + 1);
    },
    ask: (sql, moment) => {
      shared.unnamedOwner = undefined; // a simple query drops the unnamed statement
      return readAnswer(shared.send(query(sql), moment), sql);
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
    toSeedBytes: ({ entropy }) => {
      const fraction = (Math.imul(entropy, 0x9e37_79b1) >>> 0) / 2 ** 32;
      return toCall(ownStatements.seed, toTextValue(String(fraction)));
    },
    switchTo: (session) => {
      const wanted = toSettingsSql(session);
      if (settingsSql !== wanted || (pid !== session.pid && isSuspect(session.moment))) {
        const { error } = shared.ask(`${resetSettingsSql}${wanted}`, session.moment);
        settingsSql = error ? undefined : wanted;
        pid = undefined;
        isDistrusted = false;
        hasWritten = false;
        if (error) return error;
      }
      if (pid !== session.pid) {
        prepareOnce(session.moment);
        prefix = toCall(ownStatements.pid, toTextValue(String(session.pid)));
      }
      pid = session.pid;
      return undefined;
    },
    noteWrite: (sql) => {
      hasWritten = true;
      isDistrusted ||= setsOutOfSight.test(sql);
      if (bringsFunctions.test(sql)) hasFunctions = undefined;
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

/** Functions of users, which alone can set something that the statement does not name. */
const functionsExistSql =
  "SELECT EXISTS (SELECT FROM pg_catalog.pg_proc WHERE pronamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace))";
const bringsFunctions = /\b(?:function|procedure|extension|schema)\b/i;
const setsOutOfSight = /\b(?:do|call|set_config)\b/i;

const ownStatements = {
  pid: "watertight_pid",
  sequences: "watertight_sequences",
  parameters: "watertight_parameters",
  seed: "watertight_seed",
} as const;

/** Closed first: a multiplexer before this one may have left them. */
const prepareOwn = (): Uint8Array[] =>
  [
    [ownStatements.pid, `SELECT pg_catalog.set_config('${sessionPidSetting}', $1::text, false)`] as const,
    [ownStatements.sequences, sequencesSql] as const,
    [ownStatements.seed, "SELECT pg_catalog.setseed($1::float8)"] as const,
    [ownStatements.parameters, parametersSql] as const,
  ].flatMap(([statement, sql]) => [close("statement", statement), parse({ statement, sql, parameterTypes: noTypes })]);

const toCall = (statement: string, values: Uint8Array): Uint8Array =>
  joinBytes([bind({ portal: "", statement, values }), executeAll, sync()]);

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
