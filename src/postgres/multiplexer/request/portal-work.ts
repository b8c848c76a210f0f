import type { ClassifySql } from "../../sql/classify-statement.ts";
import type { Session } from "../session/session.ts";
import type { Work } from "./work.ts";

/** The same request, where it turns out that its portals need not stay on the backend. */
export function toPortalWork(work: Work, session: Session, classify: ClassifySql): Work {
  const { request } = work;
  const { transaction } = session;
  if (request.kind !== "batch" || !namesPortals(work)) return work;
  if (transaction.kind === "open") return usesOnlyReadPortals(work, session) ? { ...work, ...read } : work;
  if (!work.keepsPortal) return work;
  // Outside a transaction the portals end with the batch.
  if (request.ending === "sync" && transaction.kind === "none" && session.readPortals.size === 0)
    return { ...work, keepsPortal: false };
  if (transaction.kind === "failed" || !bindsOnlyReads(work, session, classify)) return work;
  return { ...work, ...read };
}

const read = { readsPortals: true, keepsPortal: false } as const;

const namesPortals = ({ request }: Work): boolean =>
  request.kind === "batch" &&
  request.messages.some((message) => message.kind === "bind" || message.kind === "execute" || "target" in message);

/** Each portal that it names was bound as a plain read before. */
function usesOnlyReadPortals({ request }: Work, { readPortals }: Session): boolean {
  if (request.kind !== "batch" || readPortals.size === 0) return false;
  return request.messages.every((message) => {
    if (message.kind === "execute") return readPortals.has(message.portal);
    return "target" in message && message.target === "portal" && readPortals.has(message.name);
  });
}

function bindsOnlyReads({ request }: Work, { prepared, readPortals }: Session, classify: ClassifySql): boolean {
  if (request.kind !== "batch") return false;
  const parsed = new Map<string, string>();
  const bound = new Set(readPortals.keys());
  return request.messages.every((message) => {
    if (message.kind === "parse") parsed.set(message.statement, message.sql);
    if (message.kind === "execute") return bound.has(message.portal);
    if (message.kind !== "bind") return true;
    bound.add(message.portal);
    const sql = parsed.get(message.statement) ?? prepared.find(message.statement)?.sql;
    return sql !== undefined && isRead(sql, classify);
  });
}

/** COPY TO STDOUT sends its rows in another way. */
const isRead = (sql: string, classify: ClassifySql): boolean => {
  const statements = classify(sql);
  return statements.length === 1 && statements[0]?.kind === "read" && !/^\s*copy\b/i.test(sql);
};
