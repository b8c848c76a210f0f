import type { ClassifySql } from "../../sql/classify-statement.ts";
import type { Statement } from "../../sql/statement.ts";
import type { PreparedStatements } from "../session/prepared-statements.ts";
import type { Transaction } from "../session/transaction.ts";
import type { MalformedRequest, StatementRequest } from "./request.ts";

/** A request with its SQL looked up and classified. */
export interface Work {
  readonly request: StatementRequest;
  /** What it executes, in order; an EXECUTE stands there as what it executes. */
  readonly statements: readonly Statement[];
  /** SQL of what it executes, or else parses; for `pg_stat_activity` and for its side effects. */
  readonly sql: string;
  /** Keeps something on the backend that an autocommitted statement would lose: a portal, or rows yet to be fetched. */
  readonly keepsPortal: boolean;
  /** Its portals are plain reads, whose rows are kept apart from the backend. */
  readonly readsPortals?: boolean;
  /** What the client has sent for a COPY FROM STDIN. */
  readonly copyData?: Uint8Array;
}

export function toWork(request: StatementRequest, prepared: PreparedStatements, classify: ClassifySql): Work {
  if (request.kind === "query") {
    const { sql } = request;
    return { request, statements: resolveExecutes(classify(sql), prepared, classify), sql, keepsPortal: false };
  }
  const parsed = new Map<string, string>();
  const portals = new Map(prepared.portals);
  const executed: string[] = [];
  let keepsPortal = false;
  for (const message of request.messages) {
    if (message.kind === "parse") parsed.set(message.statement, message.sql);
    else if (message.kind === "bind") {
      portals.set(message.portal, parsed.get(message.statement) ?? prepared.find(message.statement)?.sql ?? "");
      keepsPortal ||= message.portal !== "" || request.ending === "flush";
    } else if (message.kind === "execute") {
      executed.push(portals.get(message.portal) ?? "");
      keepsPortal ||= message.maxRows > 0 || request.ending === "flush";
    } else if (message.target === "portal") keepsPortal ||= request.ending === "flush";
  }
  const statements = resolveExecutes(executed.flatMap(classify), prepared, classify);
  const sql = executed.length > 0 ? executed.join("; ") : [...parsed.values()].join("; ");
  return { request, statements, sql, keepsPortal };
}

export const commitWork: Work = {
  request: { kind: "query", sql: "COMMIT" },
  statements: [{ kind: "commit" }],
  sql: "COMMIT",
  keepsPortal: false,
};

/** Stands for a message that cannot be carried out. */
export function toMistakenWork({ isQuery }: MalformedRequest): Work {
  const request = isQuery
    ? ({ kind: "query", sql: "" } as const)
    : ({ kind: "batch", messages: [], frames: [], ending: "flush" } as const);
  return { request, statements: [], sql: "", keepsPortal: false };
}

function resolveExecutes(
  statements: readonly Statement[],
  prepared: PreparedStatements,
  classify: ClassifySql,
): readonly Statement[] {
  if (!statements.some(({ kind }) => kind === "execute")) return statements;
  const defined = new Map<string, string>();
  return statements.flatMap((statement) => {
    if (statement.kind === "prepare") defined.set(statement.name, statement.sql);
    if (statement.kind !== "execute") return [statement];
    const sql = prepared.find(statement.name)?.sql ?? defined.get(statement.name);
    return sql === undefined ? [{ kind: "read" } as const] : classify(sql); // an unknown name fails, which is no write
  });
}

/** How many statements a real server would have run for it, for the modelled time; parsing alone costs nothing. */
export function statementCount({ request, statements }: Work): number {
  if (request.kind === "query") return statements.length;
  return request.messages.filter((message) => message.kind === "execute").length;
}

/** Looks at what the backend knows nothing of: the sessions, their channels, their statements. */
export const looksAround = ({ sql }: Work): boolean => surroundings.test(sql);

const surroundings = /pg_stat_|pg_terminate_backend|pg_cancel_backend|pg_listening_channels|pg_prepared_statement/i;

/**
 * In a transaction that has not begun for real, it can run in one that is begun for it alone and rolled back: a read
 * that asks for the transaction's own modes, or whatever a READ ONLY transaction does not let leave anything.
 */
export function isTrial({ statements, sql, keepsPortal }: Work, transaction: Transaction): boolean {
  if (transaction.kind !== "deferred" || keepsPortal || statements.length !== 1) return false;
  if (statements[0]?.kind === "read") return /\btransaction_(?:read_only|isolation|deferrable)\b/i.test(sql);
  if (statements[0]?.kind !== "write" || !/\bread\s+only\b/i.test(transaction.beginSql)) return false;
  return /^\s*(?:select|with|values|insert|update|delete|merge)\b/i.test(sql);
}

/** Writes and sleeps in one: cancelled in its sleep, it must not have written. */
export const sleepsOnWrites = (work: Work): boolean =>
  /\bpg_sleep/i.test(work.sql) && !onlyReads(work) && !mayStayOpen(work) && !endsTransaction(work);

export const setsSomething = ({ statements }: Work): boolean =>
  statements.some(({ kind }) => kind === "set" || kind === "set-local");

/** Cannot run before the session's BEGIN. */
export const needsBackend = ({ statements, keepsPortal }: Work): boolean =>
  keepsPortal || !statements.every(({ kind }) => beforeBegin.has(kind));

const beforeBegin: ReadonlySet<Statement["kind"]> = new Set(["read", "prepare", "listen", "unlisten", "cursor"]);

/** Nothing but plain reads, so that it may run beside another's transaction, and need never run again. */
export const onlyReads = ({ statements, keepsPortal }: Work): boolean =>
  !keepsPortal && statements.every(({ kind }) => kind === "read" || kind === "prepare");

/** Shows a client where rows lie or which transaction wrote them, which is otherwise after a replay. */
export const showsPlaces = ({ sql }: Work): boolean => placeWords.test(sql);

const placeWords = /\b(?:ctid|xmin|xmax|cmin|cmax|txid_current\w*|pg_current_xact_id\w*|pg_current_snapshot)\b/i;

/** Gives a client the same answers when it is rolled back and done again. */
export const isRepeatable = ({ statements, sql }: Work): boolean =>
  !placeWords.test(sql) &&
  statements.every((statement) => (statement.kind === "write" ? statement.isRepeatable : statement.kind !== "prepare"));

/** Flushed, with a portal or an effect that lives until the Sync. */
export const staysUnsynced = ({ request, keepsPortal }: Work): boolean =>
  request.kind === "batch" && request.ending === "flush" && keepsPortal;

/** May leave a transaction or an unsynced batch on the backend. */
export const mayStayOpen = (work: Work): boolean =>
  staysUnsynced(work) || work.statements.some(({ kind }) => kind === "begin" || kind === "chain");

export const isChain = ({ statements }: Work): boolean => statements.length === 1 && statements[0]?.kind === "chain";

/** Ends a transaction, whatever it begins afterwards. */
export const endsTransaction = ({ statements }: Work): boolean =>
  statements.some(({ kind }) => kind === "commit" || kind === "rollback" || kind === "chain");

export const parsesByName = ({ request }: Work): boolean =>
  request.kind === "batch" && request.messages.some((message) => message.kind === "parse" && message.statement !== "");

export const isMereSync = ({ request }: Work): boolean => request.kind === "batch" && request.messages.length === 0;
