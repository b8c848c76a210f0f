import type { SessionWait } from "../../../contract/database-protocol.ts";
import type { Session } from "./session.ts";
import { sessionState } from "./session.ts";
import { statusOf } from "./transaction.ts";

/** Reports the state that the session has come to, and stamps its times. */
export function reportState(session: Session): void {
  const { link, pid, query, times } = session;
  const nowMs = link.timers.nowMs();
  times.stateAtMs = nowMs;
  if (statusOf(session.transaction) === "I") times.transactionAtMs = undefined;
  else times.transactionAtMs ??= times.queryAtMs ?? nowMs;
  link.report({ kind: "session-state", pid, state: sessionState(session), query });
}

export const reportWaitStarted = ({ link, pid }: Session, reason: SessionWait): void =>
  link.report({ kind: "wait-started", pid, reason });

export const reportWaitEnded = ({ link, pid }: Session, reason: SessionWait): void =>
  link.report({ kind: "wait-ended", pid, reason });
