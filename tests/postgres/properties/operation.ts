/** One statement of a client's, as the model understands it. */
export type Operation =
  | { readonly kind: "mark" | "look" | "show" | "commit" | "rollback" | "divide" | "misspell" | "read-missing" }
  | { readonly kind: "series"; readonly rowCount: number }
  | { readonly kind: "insert"; readonly n: number }
  | { readonly kind: "insert-as" | "delete"; readonly id: number }
  | { readonly kind: "update"; readonly id: number; readonly by: number }
  | { readonly kind: "begin"; readonly mode: "" | " READ ONLY" | " ISOLATION LEVEL REPEATABLE READ" }
  | { readonly kind: "savepoint" | "rollback-to" | "release"; readonly name: string }
  | { readonly kind: "set" | "set-local"; readonly kilobytes: number }
  | { readonly kind: "listen" | "unlisten" | "notify"; readonly channel: string }
  | { readonly kind: "prepare"; readonly name: string; readonly body: Preparable }
  | { readonly kind: "execute" | "deallocate"; readonly name: string }
  | { readonly kind: "sleep"; readonly seconds: number }
  | { readonly kind: "cancel" | "terminate"; readonly pid: number };

export type Preparable =
  | { readonly kind: "mark" | "look" }
  | Extract<Operation, { readonly kind: "update" } | { readonly kind: "insert" }>;

/** The table that all sessions read and write. */
export const seedSql = "CREATE TABLE item (id serial PRIMARY KEY, n int); INSERT INTO item (n) VALUES (10), (20), (30)";

/** `marker` comes back with every row, so that a row names who asked for it. */
export function toSql(operation: Operation, marker: string): string {
  const mark = `'${marker}'`;
  switch (operation.kind) {
    case "mark":
      return `SELECT ${mark}`;
    case "look":
      return `SELECT ${mark}, coalesce(string_agg(id || ':' || n, ' ' ORDER BY id), '') FROM item`;
    case "series":
      return `SELECT ${mark}, g FROM generate_series(1, ${operation.rowCount}) g`;
    case "show":
      return "SHOW work_mem";
    case "insert":
      return `INSERT INTO item (n) VALUES (${operation.n}) RETURNING ${mark}, id`;
    case "insert-as":
      return `INSERT INTO item (id, n) VALUES (${operation.id}, 0) RETURNING ${mark}, id`;
    case "update":
      return `UPDATE item SET n = n + ${operation.by} WHERE id = ${operation.id} RETURNING ${mark}, n`;
    case "delete":
      return `DELETE FROM item WHERE id = ${operation.id} RETURNING ${mark}, id`;
    case "divide":
      return "SELECT 1 / 0";
    case "misspell":
      return "SELEC 1";
    case "read-missing":
      return "SELECT 1 FROM missing";
    case "begin":
      return `BEGIN${operation.mode}`;
    case "commit":
      return "COMMIT";
    case "rollback":
      return "ROLLBACK";
    case "savepoint":
      return `SAVEPOINT ${operation.name}`;
    case "rollback-to":
      return `ROLLBACK TO ${operation.name}`;
    case "release":
      return `RELEASE ${operation.name}`;
    case "set":
      return `SET work_mem = '${operation.kilobytes}kB'`;
    case "set-local":
      return `SET LOCAL work_mem = '${operation.kilobytes}kB'`;
    case "listen":
      return `LISTEN ${operation.channel}`;
    case "unlisten":
      return `UNLISTEN ${operation.channel}`;
    case "notify":
      return `NOTIFY ${operation.channel}, ${mark}`;
    case "prepare":
      return `PREPARE ${operation.name} AS ${toSql(operation.body, marker)}`;
    case "execute":
      return `EXECUTE ${operation.name}`;
    case "deallocate":
      return `DEALLOCATE ${operation.name}`;
    case "sleep":
      return `SELECT ${mark}, pg_sleep(${operation.seconds})`;
    case "cancel":
      return `SELECT ${mark}, pg_cancel_backend(${operation.pid})`;
    case "terminate":
      return `SELECT ${mark}, pg_terminate_backend(${operation.pid})`;
  }
}
