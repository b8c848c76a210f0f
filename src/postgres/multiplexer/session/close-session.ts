import type { Diagnostic } from "../../../wire/backend-builders.ts";
import { errorResponse } from "../../../wire/backend-builders.ts";
import { rollBack } from "../backend/park-and-replay.ts";
import type { Kernel } from "../kernel.ts";
import type { Session } from "./session.ts";
import { statusOf } from "./transaction.ts";

export const terminatedByAdministrator: Diagnostic = {
  severity: "FATAL",
  code: "57P01",
  message: "terminating connection due to administrator command",
};

/** Takes from the backend whatever the session has there. */
export function leaveBackend({ shared }: Kernel, session: Session): void {
  if (shared.hold?.session === session) {
    rollBack(shared, shared.hold, session.moment);
    shared.hold = undefined;
  }
  session.prepared.clear();
  shared.abandonedStatements.push(...session.prepared.takeAbandoned());
}

/** Frees the session's slot and tells its client; it waits for nothing any more. */
export function closeSession({ sessions }: Kernel, session: Session, farewell: Diagnostic | undefined): void {
  session.transactionTimer?.clear();
  session.phase = { kind: "closed" };
  session.inbox.length = 0;
  sessions.delete(session.pid);
  if (farewell) session.link.send(errorResponse(farewell), 0);
  const rolledBack = statusOf(session.transaction) !== "I";
  session.link.report({ kind: "session-closed", pid: session.pid, rolledBack });
  session.link.close();
}
