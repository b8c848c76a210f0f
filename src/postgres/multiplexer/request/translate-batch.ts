import { joinBytes } from "../../../wire/build-message.ts";
import { buildExtended, close, type ExtendedMessage, flush, parse, sync } from "../../../wire/frontend-builders.ts";
import type { BindMessage } from "../../../wire/frontend-message.ts";
import type { SharedBackend } from "../backend/shared-backend.ts";
import type { PreparedStatement } from "../session/prepared-statements.ts";
import type { Session } from "../session/session.ts";
import type { Batch } from "./request.ts";
import { type Edit, type NamedStatement, toUnknownName, translateSql } from "./translate-sql.ts";

/** A batch in the backend's names. */
export interface TranslatedBatch {
  /** Sent and answered before the batch, unseen by the client; empty when nothing is needed. */
  readonly prelude: Uint8Array;
  readonly bytes: Uint8Array;
  /** The same for doing it again: statements with a name are on the backend by then and are parsed anew. */
  toReplayBytes(): Uint8Array;
  /** Statements that the batch parses, in order. */
  readonly parsed: readonly NamedStatement[];
  /** What each Close in it closes, in order; nothing for a portal. */
  readonly closed: readonly (NamedStatement | undefined)[];
  /** Statements that PREPARE makes in it. */
  readonly prepared: readonly NamedStatement[];
  readonly clientNames: ReadonlyMap<string, string>;
  readonly edits: readonly Edit[];
  readonly tags: ReadonlyMap<string, string>;
  readonly deallocated: readonly NamedStatement[];
}

/** `ending`: what the backend is to be sent after it. */
export function translateBatch(
  batch: Batch,
  session: Session,
  shared: SharedBackend,
  ending: "sync" | "flush",
): TranslatedBatch {
  const { prepared } = session;
  // While a transaction may have to be done again, what it has used must stay.
  const abandoned = shared.hold ? [] : [...shared.abandonedStatements.splice(0), ...prepared.takeAbandoned()];
  const prelude: Uint8Array[] = abandoned.map((name) => close("statement", name));
  const replayPrelude: Uint8Array[] = [];
  const parsed: NamedStatement[] = [];
  const sqlPrepared: NamedStatement[] = [];
  const closed: (NamedStatement | undefined)[] = [];
  const clientNames = new Map<string, string>();
  const edits: Edit[] = [];
  const tags = new Map<string, string>();
  const deallocated: NamedStatement[] = [];

  /** As it is in the middle of the batch. */
  const find = (name: string): PreparedStatement | undefined => {
    const statement = prepared.find(name);
    return closed.some((entry) => entry?.statement === statement) ? undefined : statement;
  };

  const isReady = (name: string, statement: PreparedStatement): boolean =>
    parsed.some((entry) => entry.statement === statement) ||
    (statement.isOnBackend && (name !== "" || shared.unnamedOwner === session));

  const parseAgain = ({ backendName, source }: PreparedStatement): Uint8Array[] =>
    source ? [parse({ statement: backendName, sql: source.backendSql, parameterTypes: source.parameterTypes })] : [];

  /** The statement's name on the backend, where it is parsed first if need be. */
  const resolve = (name: string): string => {
    const statement = find(name);
    if (!statement) return toUnknownName(name);
    const { backendName } = statement;
    clientNames.set(backendName, name);
    const isOwn = parsed.some((entry) => entry.statement === statement);
    if (name === "" && !isOwn) replayPrelude.push(...parseAgain(statement));
    if (!isReady(name, statement)) {
      prelude.push(...parseAgain(statement));
      statement.isOnBackend = true;
      if (name === "") shared.unnamedOwner = session;
    }
    return backendName;
  };

  const translateParse = (message: Extract<ExtendedMessage, { kind: "parse" }>): ExtendedMessage => {
    // A second Parse of a name is the client's mistake, which the backend shall name.
    if (message.statement !== "" && find(message.statement))
      return { ...message, statement: resolve(message.statement) };
    const translation = translateSql(message.sql, prepared);
    for (const [backendName, name] of translation.clientNames) clientNames.set(backendName, name);
    for (const [own, tag] of translation.tags) tags.set(own, tag);
    deallocated.push(...translation.deallocated);
    edits.push(...translation.edits);
    sqlPrepared.push(...translation.prepared);
    for (const statement of translation.missing) {
      prelude.push(...parseAgain(statement));
      statement.isOnBackend = true;
    }
    const source = { backendSql: translation.sql, parameterTypes: message.parameterTypes.slice() };
    const statement = prepared.define(message.statement, message.sql, source);
    parsed.push({ name: message.statement, statement });
    clientNames.set(statement.backendName, message.statement);
    const isSame = message.statement === "" && translation.sql === message.sql;
    return isSame ? message : { ...message, sql: translation.sql, statement: statement.backendName };
  };

  const translateClose = (message: TargetMessage): ExtendedMessage => {
    const statement = message.target === "statement" ? find(message.name) : undefined;
    closed.push(statement && { name: message.name, statement });
    if (message.target === "portal") session.readPortals.delete(message.name);
    // On the backend it is closed later, when nothing can need it any more.
    return message.target === "statement" ? { ...message, name: toUnknownName(message.name) } : message;
  };

  const translate = (message: ExtendedMessage): ExtendedMessage => {
    switch (message.kind) {
      case "parse":
        return translateParse(message);
      case "bind":
        session.readPortals.delete(message.portal); // the name means another portal from now on
        prepared.portals.set(message.portal, prepared.find(message.statement)?.sql ?? "");
        return withStatement(message, resolve(message.statement));
      case "describe":
        return message.target === "statement" ? withName(message, resolve(message.name)) : message;
      case "close":
        return translateClose(message);
      case "execute":
        return message;
    }
  };

  const messages = batch.messages.map(translate);
  const build = (message: ExtendedMessage, index: number): Uint8Array =>
    (message === batch.messages[index] ? batch.frames[index] : undefined) ?? buildExtended(message);
  const end = ending === "sync" ? sync() : flush();
  /** A type that the transaction has made has another OID when it is made again. */
  const buildAgain = (message: ExtendedMessage, index: number): Uint8Array[] =>
    message.kind === "parse" && message.statement !== ""
      ? [close("statement", message.statement), build(message, index)]
      : [build(message, index)];
  return {
    prelude: joinBytes(prelude),
    bytes: joinBytes([...messages.map(build), end]),
    toReplayBytes: () => joinBytes([...replayPrelude, ...messages.flatMap(buildAgain), end]),
    parsed,
    closed,
    prepared: sqlPrepared,
    clientNames,
    edits,
    tags,
    deallocated,
  };
}

const withStatement = (message: BindMessage, statement: string): BindMessage =>
  statement === message.statement ? message : { ...message, statement };

const withName = (message: TargetMessage, name: string): TargetMessage =>
  name === message.name ? message : { ...message, name };

type TargetMessage = Extract<ExtendedMessage, { kind: "describe" | "close" }>;

/** Takes note of what a locally answered batch parses and closes; the backend hears of it when it must. */
export function rememberBatch(batch: Batch, { prepared, readPortals }: Session): void {
  for (const message of batch.messages) {
    if (message.kind === "parse") {
      const source = { backendSql: message.sql, parameterTypes: message.parameterTypes.slice() };
      prepared.define(message.statement, message.sql, source);
    } else if (message.kind === "close") {
      if (message.target === "statement") prepared.remove(message.name);
      else readPortals.delete(message.name);
    }
  }
}
