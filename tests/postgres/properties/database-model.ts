/** A database as its clients may see it at READ COMMITTED: what is committed, and each session's own changes. */
import { type Operation, toSql } from "./operation.ts";

export interface DatabaseModel {
  readonly committed: Map<number, number>;
  /** The id that the sequence gives next, whatever is rolled back. */
  nextId: number;
  /** Open sessions by pid. */
  readonly sessions: Map<number, SessionModel>;
}

export interface SessionModel {
  readonly pid: number;
  block: "none" | "good" | "failed";
  isReadOnly: boolean;
  draft: Draft;
  savepoints: readonly { readonly name: string; readonly draft: Draft }[];
  /** Value of `work_mem` as committed. */
  setting: string;
  readonly channels: Set<string>;
  readonly prepared: Map<string, Prepared>;
  /** `channel payload` of each notification that the client is to be told, in order. */
  readonly notifications: string[];
  /** Its request was reported to wait. */
  isWaiting(): boolean;
  /** `pg_cancel_backend` or a CancelRequest has hit a request that waits. */
  isCancelDue: boolean;
  isTerminationDue: boolean;
}

export interface Prepared {
  readonly operation: Operation;
  readonly marker: string;
}

/** All that a transaction has changed and not committed; never changed in place, so that a savepoint can keep it. */
export interface Draft {
  /** Row by id; `undefined` is a row deleted. */
  readonly rows: ReadonlyMap<number, number | undefined>;
  readonly setting: string;
  readonly localSetting: string | undefined;
  readonly notifications: readonly { readonly channel: string; readonly payload: string }[];
  readonly channels: readonly { readonly channel: string; readonly isOn: boolean }[];
}

export interface Answer {
  readonly rows: readonly (readonly string[])[];
  readonly tag: string;
}

const emptyDraft = (setting: string): Draft => ({
  rows: new Map(),
  setting,
  localSetting: undefined,
  notifications: [],
  channels: [],
});

export function createSessionModel(pid: number, setting: string, isWaiting: () => boolean): SessionModel {
  return {
    pid,
    block: "none",
    isReadOnly: false,
    draft: emptyDraft(setting),
    savepoints: [],
    setting,
    channels: new Set(),
    prepared: new Map(),
    notifications: [],
    isWaiting,
    isCancelDue: false,
    isTerminationDue: false,
  };
}

/** The database as `seedSql` makes it. */
export const seededModel = (): DatabaseModel => ({
  committed: new Map([
    [1, 10],
    [2, 20],
    [3, 30],
  ]),
  nextId: 4,
  sessions: new Map(),
});

export const statusOf = ({ block }: SessionModel): "I" | "T" | "E" =>
  block === "none" ? "I" : block === "good" ? "T" : "E";

/** The row as the session sees it. */
export const findRow = ({ committed }: DatabaseModel, { draft }: SessionModel, id: number): number | undefined =>
  draft.rows.has(id) ? draft.rows.get(id) : committed.get(id);

/** Carries out what will not fail, and says what the client must be told. */
export function apply(model: DatabaseModel, session: SessionModel, operation: Operation, marker: string): Answer {
  const { draft } = session;
  const write = (id: number, n: number | undefined): void => {
    session.draft = { ...draft, rows: new Map(draft.rows).set(id, n) };
  };
  const select = (...values: string[]): Answer => ({ rows: [[marker, ...values]], tag: "SELECT 1" });
  const done = (tag: string): Answer => ({ rows: [], tag });

  switch (operation.kind) {
    case "mark":
      return select();
    case "look":
      return select(renderTable(model, session));
    case "series": {
      const rows = Array.from({ length: operation.rowCount }, (_, index) => [marker, String(index + 1)]);
      return { rows, tag: `SELECT ${rows.length}` };
    }
    case "show":
      return { rows: [[draft.localSetting ?? draft.setting]], tag: "SHOW" };
    case "insert": {
      const id = model.nextId++;
      write(id, operation.n);
      return { rows: [[marker, String(id)]], tag: "INSERT 0 1" };
    }
    case "insert-as":
      write(operation.id, 0);
      return { rows: [[marker, String(operation.id)]], tag: "INSERT 0 1" };
    case "update": {
      const before = findRow(model, session, operation.id);
      if (before === undefined) return done("UPDATE 0");
      write(operation.id, before + operation.by);
      return { rows: [[marker, String(before + operation.by)]], tag: "UPDATE 1" };
    }
    case "delete":
      if (findRow(model, session, operation.id) === undefined) return done("DELETE 0");
      write(operation.id, undefined);
      return { rows: [[marker, String(operation.id)]], tag: "DELETE 1" };
    case "begin":
      if (session.block === "none") session.isReadOnly = operation.mode === " READ ONLY";
      session.block = "good";
      return done("BEGIN");
    case "commit": {
      const isFailed = session.block === "failed";
      endTransaction(model, session, !isFailed);
      return done(isFailed ? "ROLLBACK" : "COMMIT");
    }
    case "rollback":
      endTransaction(model, session, false);
      return done("ROLLBACK");
    case "savepoint":
      session.savepoints = [...session.savepoints, { name: operation.name, draft }];
      return done("SAVEPOINT");
    case "rollback-to": {
      const index = session.savepoints.findLastIndex(({ name }) => name === operation.name);
      session.draft = session.savepoints[index]?.draft ?? draft;
      session.savepoints = session.savepoints.slice(0, index + 1);
      session.block = "good";
      return done("ROLLBACK");
    }
    case "release":
      session.savepoints = session.savepoints.slice(
        0,
        session.savepoints.findLastIndex(({ name }) => name === operation.name),
      );
      return done("RELEASE");
    case "set":
      session.draft = { ...draft, setting: `${operation.kilobytes}kB`, localSetting: undefined };
      return done("SET");
    case "set-local":
      session.draft = { ...draft, localSetting: `${operation.kilobytes}kB` };
      return done("SET");
    case "listen":
    case "unlisten":
      session.draft = {
        ...draft,
        channels: [...draft.channels, { channel: operation.channel, isOn: operation.kind === "listen" }],
      };
      return done(operation.kind.toUpperCase());
    case "notify":
      session.draft = {
        ...draft,
        notifications: [...draft.notifications, { channel: operation.channel, payload: marker }],
      };
      return done("NOTIFY");
    case "prepare":
      session.prepared.set(operation.name, { operation: operation.body, marker });
      return done("PREPARE");
    case "execute": {
      const prepared = session.prepared.get(operation.name);
      if (!prepared) throw new Error(`Nothing is prepared as ${operation.name}`);
      return apply(model, session, prepared.operation, prepared.marker);
    }
    case "deallocate":
      session.prepared.delete(operation.name);
      return done("DEALLOCATE");
    case "sleep":
      return select("");
    case "cancel":
    case "terminate":
      return select(model.sessions.has(operation.pid) ? "t" : "f");
    case "divide":
    case "misspell":
    case "read-missing":
      throw new Error(`${toSql(operation, marker)} cannot succeed`);
  }
}

/** The whole table as `look` shows it. */
export function renderTable({ committed }: DatabaseModel, session?: SessionModel): string {
  const rows = new Map<number, number | undefined>([...committed, ...(session?.draft.rows ?? [])]);
  return [...rows]
    .flatMap(([id, n]) => (n === undefined ? [] : [{ id, n }]))
    .sort((a, b) => a.id - b.id)
    .map(({ id, n }) => `${id}:${n}`)
    .join(" ");
}

/** An error: what was done since the newest savepoint is lost at once, the block has to be rolled back. */
export function failTransaction(session: SessionModel): void {
  if (session.block !== "none") session.block = "failed";
  session.draft = session.savepoints.at(-1)?.draft ?? emptyDraft(session.setting);
}

export function endTransaction(model: DatabaseModel, session: SessionModel, isCommitted: boolean): void {
  const { draft, channels } = session;
  if (isCommitted) {
    for (const [id, n] of draft.rows) {
      if (n === undefined) model.committed.delete(id);
      else model.committed.set(id, n);
    }
    session.setting = draft.setting;
    for (const { channel, isOn } of draft.channels) {
      if (isOn) channels.add(channel);
      else channels.delete(channel);
    }
    for (const { channel, payload } of draft.notifications) {
      for (const listener of model.sessions.values()) {
        if (listener.channels.has(channel)) listener.notifications.push(`${channel} ${payload}`);
      }
    }
  }
  session.draft = emptyDraft(session.setting);
  session.savepoints = [];
  session.block = "none";
  session.isReadOnly = false;
}

/** ReadyForQuery: what ran outside a block is committed. */
export function endRequest(model: DatabaseModel, session: SessionModel): void {
  if (session.block === "none") endTransaction(model, session, true);
}
