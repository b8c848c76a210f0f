import type { Owed } from "./client-request.ts";
import type { DatabaseModel, Prepared, SessionModel } from "./database-model.ts";
import { endsFailure, findFailure } from "./find-failure.ts";

/**
 * SQLSTATEs with which the first of a request's messages that cannot succeed may fail; none when all succeed.
 *
 * Messages that would succeed before it may be left unanswered: the multiplexer need not say ParseComplete first.
 */
export function findOwedFailure(
  owed: readonly Owed[],
  model: DatabaseModel,
  session: SessionModel,
  portal: Prepared | undefined,
): readonly string[] {
  const parsed = new Map(session.prepared);
  let bound = portal;
  for (const item of owed) {
    switch (item.kind) {
      case "parse": {
        const failure = findParseFailure(item, model, session);
        if (failure) return [failure];
        parsed.set(item.name, item);
        break;
      }
      case "bind": {
        bound = parsed.get(item.name);
        if (!bound) return session.block === "failed" ? ["26000", "25P02"] : ["26000"];
        if (session.block === "failed" && !endsFailure(bound.operation)) return ["25P02"];
        break;
      }
      case "close":
        break;
      case "statement":
      case "execute": {
        const operation = item.kind === "statement" ? item.operation : bound?.operation;
        const failure = operation ? findFailure(model, session, operation) : "34000";
        return failure ? [failure] : [];
      }
      case "ready":
        return [];
    }
  }
  return [];
}

function findParseFailure(
  { name, operation }: Extract<Owed, { kind: "parse" }>,
  model: DatabaseModel,
  session: SessionModel,
): string | undefined {
  if (operation.kind === "misspell" || operation.kind === "read-missing" || session.block === "failed") {
    const failure = findFailure(model, session, operation);
    if (failure === "42601" || failure === "42P01" || failure === "25P02") return failure;
  }
  return name !== "" && session.prepared.has(name) ? "42P05" : undefined;
}
