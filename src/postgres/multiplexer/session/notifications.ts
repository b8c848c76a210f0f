import { notificationResponse } from "../../../wire/backend-builders.ts";
import { joinBytes } from "../../../wire/build-message.ts";
import type { Notification } from "../request/read-outcome.ts";
import type { Session } from "./session.ts";
import { statusOf } from "./transaction.ts";

/** Puts a commit's notifications into the tray of everybody who listens, the sender included. */
export function post(notifications: readonly Notification[], sender: Session, sessions: Iterable<Session>): void {
  if (notifications.length === 0) return;
  for (const session of sessions) {
    for (const { channel, payload } of notifications) {
      if (session.channels.has(channel)) session.tray.push(notificationResponse(sender.pid, channel, payload));
    }
  }
}

/** Empties the tray of a session outside any transaction; inside one its client is told nothing yet. */
export function takeTray(session: Session): Uint8Array[] {
  return statusOf(session.transaction) === "I" ? session.tray.splice(0) : [];
}

/** Tells idle sessions what came for them; busy ones are told with their next answer. */
export function deliverToIdle(sessions: Iterable<Session>): void {
  for (const session of sessions) {
    if (session.tray.length === 0 || session.phase.kind !== "ready" || session.inbox.length > 0) continue;
    const messages = takeTray(session);
    if (messages.length > 0) session.link.send(joinBytes(messages), 0);
  }
}
