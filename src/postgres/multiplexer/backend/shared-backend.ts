import { readNotification, readRow } from "../../../wire/backend-message.ts";
import { joinBytes } from "../../../wire/build-message.ts";
import { type Frame, frameAll } from "../../../wire/frame-messages.ts";
import { bind, buildExtended, close, flush, parse, query, sync } from "../../../wire/frontend-builders.ts";
import { backendCode } from "../../../wire/message-codes.ts";
import { sessionPidSetting } from "../../engine/engine-functions.sql.ts";
import type { Notification } from "../request/read-outcome.ts";
import type { Session } from "../session/session.ts";
import type { SessionSettings } from "../session/session-settings.ts";
import { type BackendAnswer, quoteLiteral, readAnswer } from "./ask-backend.ts";
import type { Backend, Moment } from "./backend.ts";
import { parametersSql } from "./engine-facts.ts";
import type { Hold } from "./hold.ts";
import { type SequenceStates, sequencesSql, toSequenceStates } from "./sequences.ts";

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
  /** Sets what the engine's functions read, for this session; in the middle of a batch too. */
  show(settings: readonly (readonly [name: string, value: string])[], moment: Moment): void;
  /** Messages that set `random()` to where the moment says. */
  toSeedBytes(moment: Moment): Uint8Array;
  /** Values of the reported parameters in a session; nothing where its settings cannot be put in place. */
  readParameters(session: Session): readonly (string | null)[];
  /**
   * Puts the session's settings in place; answers with the error fields where one cannot be set. `sql`, of a plain
   * read, lets the pid be left as it is where the read cannot see it.
   */
  switchTo(session: Session, sql?: string): ReadonlyMap<string, string> | undefined;
  /** What ran may have changed settings out of sight, as a function can: the next session then gets its own set anew. */
  noteWrite(sql: string, setsSomething: boolean): void;
  /** What NOTIFY has sent since the last call; the backend tells it whenever it comes out of a transaction. */
  takeNotifications(): Notification[];
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
  const notifications: Notification[] = [];
  let hasWritten = false;
  /** Code of users, which may do what the statement that calls it does not show; `undefined`: to be asked. */
  let ownCode: boolean | undefined;
  let owner: Session | undefined;

  /** A statement of the multiplexer's own that is parsed once: a tenth of a simple query's time. */
  const callOwn = (statement: string, bindValues: Uint8Array, moment: Moment): Frame[] => {
    prepareOnce(moment);
    return shared.send(toCall(statement, bindValues), moment);
  };

  const knowsOwnCode = (moment: Moment): boolean => {
    ownCode ??= shared.ask(ownCodeSql, moment).rows[0]?.[0] !== "f";
    return ownCode;
  };

  const isSuspect = (moment: Moment): boolean => isDistrusted || (hasWritten && knowsOwnCode(moment));

  const maySeePid = (sql: string | undefined, moment: Moment): boolean =>
    sql === undefined || seesPid.test(sql) || knowsOwnCode(moment);

  const withoutNotifications = (frames: Frame[]): Frame[] => {
    if (!frames.some(isNotification)) return frames;
    notifications.push(...frames.filter(isNotification).map(readNotification));
    return frames.filter((frame) => !isNotification(frame));
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
      const frames = withoutNotifications(frameAll(backend.exec(whole, moment, copyData)));
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
    show: (settings, moment) => {
      const calls = settings.flatMap((setting) => [
        bind({ portal: ownPortal, statement: ownStatements.set, values: toTextValues(setting) }),
        buildExtended({ kind: "execute", portal: ownPortal, maxRows: 0 }),
        close("portal", ownPortal),
      ]);
      const isMidBatch = shared.hold?.isMidBatch === true && !shared.hold.isParked;
      shared.send(joinBytes([...calls, isMidBatch ? flush() : sync()]), moment);
    },
    toSeedBytes: ({ entropy }) => {
      const fraction = (Math.imul(entropy, 0x9e37_79b1) >>> 0) / 2 ** 32;
      return toCall(ownStatements.seed, toTextValues([String(fraction)]));
    },
    switchTo: (session, sql) => {
      const wanted = toSettingsSql(session);
      const isOther = owner !== session;
      owner = session;
      if (settingsSql !== wanted || (isOther && isSuspect(session.moment))) {
        const { error } = shared.ask(`${resetSettingsSql}${wanted}`, session.moment);
        settingsSql = error ? undefined : wanted;
        pid = undefined;
        isDistrusted = false;
        hasWritten = false;
        if (error) return error;
      }
      if (pid !== session.pid && maySeePid(sql, session.moment)) {
        prepareOnce(session.moment);
        prefix = toCall(ownStatements.set, toTextValues([sessionPidSetting, String(session.pid)]));
        pid = session.pid;
      }
      return undefined;
    },
    takeNotifications: () => notifications.splice(0),
    noteWrite: (sql, setsSomething) => {
      hasWritten = true;
      isDistrusted ||= setsSomething || setsOutOfSight.test(sql);
      if (bringsCode.test(sql)) ownCode = undefined;
      if (resetsAll.test(sql)) pid = undefined; // a setting like any other
    },
    invalidateSettings: () => {
      settingsSql = undefined;
    },
  };
  return shared;
}

/** Takes one session's settings away. PGlite was never logged in to, so RESET SESSION AUTHORIZATION would do nothing. */
const resetSettingsSql = "SET SESSION AUTHORIZATION postgres; RESET ROLE; RESET ALL; ";

function toSettingsSql({ settings }: Session): string {
  const known = settingsSqlOf.get(settings);
  if (known?.revision === settings.revision) return known.sql;
  const sql = composeSettingsSql(settings);
  settingsSqlOf.set(settings, { revision: settings.revision, sql });
  return sql;
}

/** Asked for with every statement, changed hardly ever. */
const settingsSqlOf = new WeakMap<SessionSettings, { readonly revision: number; readonly sql: string }>();

/** The role comes last, for it may not be allowed to set the others. */
function composeSettingsSql(settings: SessionSettings): string {
  const entries = [...settings.current].sort(([a], [b]) => Number(isRole(a)) - Number(isRole(b)));
  const calls = entries.map(([name, value]) => `set_config(${quoteLiteral(name)}, ${quoteLiteral(value)}, false)`);
  return calls.length === 0 ? "" : `SELECT ${calls.join(", ")}`;
}

const isRole = (name: string): boolean => name === "role" || name === "session_authorization";

/** Functions of users, and whatever depends on the functions that know the session: views, defaults, constraints. */
const ownCodeSql = `SELECT EXISTS (SELECT FROM pg_catalog.pg_proc
    WHERE pronamespace NOT IN ('pg_catalog'::regnamespace, 'information_schema'::regnamespace))
  OR EXISTS (SELECT FROM pg_catalog.pg_depend d JOIN pg_catalog.pg_proc p ON p.oid = d.refobjid
    WHERE d.refclassid = 'pg_catalog.pg_proc'::regclass AND d.classid <> 'pg_catalog.pg_proc'::regclass
      AND d.objid >= 16384 AND p.proname IN ('pg_backend_pid', 'pg_stat_get_activity'))`;
const bringsCode = /\b(?:create|alter|drop|call)\b|\bdo\s*(?:language\b|[$'])/i;
const seesPid = /pg_backend_pid|pg_stat_|pg_locks|watertight|\bexecute\b/i;
const setsOutOfSight = /\b(?:call|set_config)\b|\bdo\s*(?:language\b|[$'])/i;
const resetsAll = /\breset\s+all\b|\bdiscard\b/i;

const ownStatements = {
  set: "watertight_set",
  sequences: "watertight_sequences",
  parameters: "watertight_parameters",
  seed: "watertight_seed",
} as const;

/** Closed first: a multiplexer before this one may have left them. */
const prepareOwn = (): Uint8Array[] =>
  [
    [ownStatements.set, "SELECT pg_catalog.set_config($1::text, $2::text, false)"] as const,
    [ownStatements.sequences, sequencesSql] as const,
    [ownStatements.seed, "SELECT pg_catalog.setseed($1::float8)"] as const,
    [ownStatements.parameters, parametersSql] as const,
  ].flatMap(([statement, sql]) => [close("statement", statement), parse({ statement, sql, parameterTypes: noTypes })]);

const isNotification = ({ code }: Frame): boolean => code === backendCode.notificationResponse;

const toCall = (statement: string, values: Uint8Array): Uint8Array =>
  joinBytes([bind({ portal: "", statement, values }), executeAll, sync()]);

const executeAll = buildExtended({ kind: "execute", portal: "", maxRows: 0 });
const noTypes = new Uint8Array(2);
/** The rest of a Bind without parameters: no formats, no values, results as text. */
const noValues = new Uint8Array(6);

/** Leaves the client's own portals alone. */
const ownPortal = "watertight";

const encoder = new TextEncoder();

/** The rest of a Bind with parameters as text, all of whose formats are left out. */
function toTextValues(texts: readonly string[]): Uint8Array {
  const parameters = texts.map((text) => encoder.encode(text));
  const values = new Uint8Array(6 + parameters.reduce((sum, { length }) => sum + 4 + length, 0));
  const view = new DataView(values.buffer);
  view.setInt16(2, parameters.length);
  let offset = 4;
  for (const parameter of parameters) {
    view.setInt32(offset, parameter.length);
    values.set(parameter, offset + 4);
    offset += 4 + parameter.length;
  }
  return values;
}
