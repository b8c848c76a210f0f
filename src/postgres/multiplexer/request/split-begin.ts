import type { ClassifySql } from "../../sql/classify-statement.ts";
import { beginsReadCommitted } from "../backend/settle-transaction.ts";
import type { Session } from "../session/session.ts";
import { isCoherent } from "./is-coherent.ts";
import type { Batch, StatementRequest } from "./request.ts";

/** A batch that begins a transaction and goes on, as some drivers send it, in two. */
export interface SplitBatch {
  readonly begin: Batch;
  readonly rest: Batch;
}

/** `undefined` where the BEGIN is not all that stands before the rest, or cannot wait for the first write. */
export function splitBegin(request: StatementRequest, session: Session, classify: ClassifySql): SplitBatch | undefined {
  if (request.kind !== "batch" || session.transaction.kind !== "none") return undefined;
  const end = request.messages.findIndex(({ kind }) => kind === "execute") + 1;
  if (end === 0 || end === request.messages.length) return undefined;
  const part = (from: number, to?: number): Pick<Batch, "kind" | "messages" | "frames"> => ({
    kind: "batch",
    messages: request.messages.slice(from, to),
    frames: request.frames.slice(from, to),
  });
  const begin: Batch = { ...part(0, end), ending: "flush" };
  const sql = findBoundSql(begin, session);
  const [statement, ...more] = sql === undefined ? [] : classify(sql);
  if (sql === undefined || statement?.kind !== "begin" || more.length > 0) return undefined;
  if (!beginsReadCommitted(session, sql) || !isCoherent(begin, session.prepared)) return undefined;
  return { begin, rest: { ...part(end), ending: request.ending } };
}

function findBoundSql({ messages }: Batch, { prepared }: Session): string | undefined {
  const bind = messages.find((message) => message.kind === "bind");
  if (!bind) return undefined;
  const parse = messages.find((message) => message.kind === "parse" && message.statement === bind.statement);
  return parse?.kind === "parse" ? parse.sql : prepared.find(bind.statement)?.sql;
}
