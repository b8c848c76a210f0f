import type { ExtendedMessage } from "../../../wire/frontend-builders.ts";
import type { PreparedStatements } from "../session/prepared-statements.ts";
import type { Batch } from "./request.ts";

/**
 * Whether a batch executes one statement, and names nothing that is not there: only then can it be answered without the
 * backend, which would tell the mistake.
 */
export function isCoherent({ messages }: Batch, prepared: PreparedStatements): boolean {
  const statements = new Set<string>();
  const portals = new Set<string>();
  const isKnown = (name: string): boolean => statements.has(name) || prepared.has(name);
  let executes = 0;
  const fits = (message: ExtendedMessage): boolean => {
    switch (message.kind) {
      case "parse": {
        const isTaken = message.statement !== "" && isKnown(message.statement);
        statements.add(message.statement);
        return !isTaken;
      }
      case "bind":
        portals.add(message.portal);
        return isKnown(message.statement);
      case "describe":
        return message.target === "statement" ? isKnown(message.name) : portals.has(message.name);
      case "execute":
        executes += 1;
        return executes === 1 && portals.has(message.portal);
      case "close":
        return true;
    }
  };
  return messages.every(fits);
}
