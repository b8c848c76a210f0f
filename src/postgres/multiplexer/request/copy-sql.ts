import type { CopyIn } from "../../sql/statement.ts";
import { copyPath } from "../backend/backend.ts";
import { replaceAll, type SqlTranslation } from "./translate-sql.ts";
import type { Work } from "./work.ts";

/** The COPY FROM STDIN that the request consists of. */
export function findCopyIn({ statements }: Work): CopyIn | undefined {
  const [first] = statements;
  return first?.kind === "copy-in" ? first.copy : undefined;
}

/** A query without rows that has the columns that COPY fills; generated ones are counted in, which clients overlook. */
export function toColumnsSql({ target }: CopyIn): string {
  const bracket = target.indexOf("(");
  if (bracket < 0) return `SELECT * FROM ${target} LIMIT 0`;
  const columns = target.slice(bracket + 1, target.lastIndexOf(")"));
  return `SELECT ${columns} FROM ${target.slice(0, bracket)} LIMIT 0`;
}

/** The same COPY from where the backend finds the data: COPY FROM STDIN itself would end it. */
export function toCopySql(sql: string, copy: CopyIn): SqlTranslation {
  const replaced = replaceAll(sql, [{ token: copy.source, text: `'${copyPath}'` }]);
  return { ...replaced, clientNames: new Map(), tags: new Map(), deallocated: [], prepared: [], missing: [] };
}
