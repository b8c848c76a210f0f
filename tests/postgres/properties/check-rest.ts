import { type Claim, holdsBackend, mustPass } from "./claim.ts";
import { statusOf } from "./database-model.ts";
import type { Seat } from "./seat.ts";

/** What must hold whenever nothing moves: every client is answered, or waits for something that excuses it. */
export function checkRest(seats: readonly Seat[], nowMs: number, isShared: boolean): string[] {
  return seats.flatMap((seat) => {
    const complaint = findUnrest(seat, seats, nowMs, isShared);
    return complaint === undefined ? [] : [`s${seat.slot}: ${complaint}`];
  });
}

function findUnrest(
  { client, conversation }: Seat,
  seats: readonly Seat[],
  nowMs: number,
  isShared: boolean,
): string | undefined {
  const { owed, session, heard } = conversation;
  const { wait } = client;
  const [head] = owed;
  if (session.isCancelDue) return "was cancelled while it waited, and heard nothing of it";
  if (session.isTerminationDue) return "was terminated, and is still there";
  if (!head) {
    if (wait) return `is answered, yet waits: ${wait.reason}`;
    if (statusOf(session) !== "I" || conversation.claim.isUnsynced) return undefined;
    const missing = session.notifications.join();
    return heard.join() === missing ? undefined : `heard ${heard.join() || "nothing"}, should have heard ${missing}`;
  }
  if (!wait) return `is neither answered nor waits, ${head.kind} is owed`;
  if (wait.reason === "sleep") {
    const operation = head.kind === "statement" || head.kind === "parse" ? head.operation : undefined;
    if (operation?.kind !== "sleep") return "sleeps, though nobody asked for it";
    return wait.sinceMs + operation.seconds * 1_000 > nowMs ? undefined : "has overslept";
  }
  if (isShared) return undefined;
  const holders = seats.filter(
    (other) =>
      other.conversation !== conversation && holdsBackend(other.conversation.claim, other.conversation.session),
  );
  if (holders.length === 0) return "waits for nobody";
  const keepsReadersOut = ({ isUnsynced, isUnrepeatable }: Claim): boolean => isUnsynced || isUnrepeatable;
  if (!mustPass(head.request, session) || holders.some((other) => keepsReadersOut(other.conversation.claim)))
    return undefined;
  return "only reads, yet waits beside an idle writer";
}
