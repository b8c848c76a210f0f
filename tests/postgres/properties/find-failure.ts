import { type DatabaseModel, findRow, type SessionModel } from "./database-model.ts";
import type { Operation } from "./operation.ts";

const writes = new Set<Operation["kind"]>(["insert", "insert-as", "update", "delete"]);

/** SQLSTATE with which the operation fails where the session stands now; `undefined` when it succeeds. */
export function findFailure(model: DatabaseModel, session: SessionModel, operation: Operation): string | undefined {
  const { kind } = operation;
  if (kind === "misspell") return "42601";
  if (session.block === "failed" && !endsFailure(operation)) return "25P02";
  switch (kind) {
    case "savepoint":
    case "release":
    case "rollback-to":
      if (session.block === "none") return "25P01";
      return kind === "savepoint" || session.savepoints.some(({ name }) => name === operation.name)
        ? undefined
        : "3B001";
    case "divide":
      return "22012";
    case "read-missing":
      return "42P01";
    case "prepare":
      return session.prepared.has(operation.name) ? "42P05" : undefined;
    case "execute": {
      const prepared = session.prepared.get(operation.name);
      return prepared ? findFailure(model, session, prepared.operation) : "26000";
    }
    case "deallocate":
      return session.prepared.has(operation.name) ? undefined : "26000";
    default:
      if (session.isReadOnly && writes.has(kind)) return "25006";
      return kind === "insert-as" && findRow(model, session, operation.id) !== undefined ? "23505" : undefined;
  }
}

/** What a failed transaction still takes. */
export const endsFailure = ({ kind }: Operation): boolean =>
  kind === "commit" || kind === "rollback" || kind === "rollback-to";
