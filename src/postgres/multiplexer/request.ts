import type { ExtendedMessage } from "../../wire/frontend-builders.ts";
import type { FrontendMessage } from "../../wire/frontend-message.ts";
import type { ClassifySql } from "../sql/classify-statement.ts";
import type { Statement } from "../sql/statement.ts";
import type { PreparedStatements } from "./prepared-statements.ts";

/** What a client asks in one go: a simple query, or extended messages up to Sync or Flush. */
export type Request =
  | { readonly kind: "query"; readonly sql: string }
  | { readonly kind: "batch"; readonly messages: readonly ExtendedMessage[]; readonly ending: "sync" | "flush" }
  | { readonly kind: "terminate" };

export type StatementRequest = Exclude<Request, { kind: "terminate" }>;

/** Gathers messages into requests; `undefined` while a batch is open. */
export function createRequestReader(): (message: FrontendMessage) => Request | undefined {
  let messages: ExtendedMessage[] = [];
  return (message) => {
    switch (message.kind) {
      case "query":
        return { kind: "query", sql: message.sql };
      case "sync":
      case "flush": {
        const batch = { kind: "batch", messages, ending: message.kind } as const;
        messages = [];
        return batch;
      }
      case "terminate":
        return { kind: "terminate" };
      case "copy":
        // A client may have sent data before it heard that its COPY was refused; PostgreSQL drops it as well.
        return undefined;
      default:
        messages.push(message);
        return undefined;
    }
  };
}

/** A request with its SQL looked up and classified. */
export interface Work {
  readonly request: StatementRequest;
  /** What it executes, in order. */
  readonly statements: readonly Statement[];
  /** SQL of what it executes, or else parses; for `pg_stat_activity` and for its side effects. */
  readonly sql: string;
  /** Keeps something on the backend that an autocommitted statement would lose: a portal, or rows yet to be fetched. */
  readonly keepsPortal: boolean;
}

export function toWork(request: StatementRequest, prepared: PreparedStatements, classify: ClassifySql): Work {
  if (request.kind === "query")
    return { request, statements: classify(request.sql), sql: request.sql, keepsPortal: false };
  const parsed = new Map<string, string>();
  const portals = new Map(prepared.portals);
  const executed: string[] = [];
  let keepsPortal = request.ending === "flush";
  for (const message of request.messages) {
    if (message.kind === "parse") parsed.set(message.statement, message.sql);
    else if (message.kind === "bind") {
      portals.set(message.portal, parsed.get(message.statement) ?? prepared.find(message.statement)?.sql ?? "");
      keepsPortal ||= message.portal !== "";
    } else if (message.kind === "execute") {
      executed.push(portals.get(message.portal) ?? "");
      keepsPortal ||= message.maxRows > 0;
    }
  }
  const sql = executed.length > 0 ? executed.join("; ") : [...parsed.values()].join("; ");
  return { request, statements: executed.flatMap(classify), sql, keepsPortal };
}

/** How many statements a real server would have run for it, for the modelled time; parsing alone costs nothing. */
export function statementCount({ request, statements }: Work): number {
  if (request.kind === "query") return statements.length;
  return request.messages.filter((message) => message.kind === "execute").length;
}
