import type { Multiplexer } from "../../../src/postgres/multiplexer/create-multiplexer.ts";
import { joinBytes } from "../../../src/wire/build-message.ts";
import { encodeCancelRequest, encodeMessage } from "../differential/encode-message.ts";
import type { Command } from "./any-command.ts";
import { checkRest } from "./check-rest.ts";
import { type ClientRequest, encodeRequest, type Marked } from "./client-request.ts";
import { createConversation } from "./conversation.ts";
import { createSessionModel, type DatabaseModel, endTransaction, seededModel, statusOf } from "./database-model.ts";
import { nameRequest } from "./name-request.ts";
import type { Operation } from "./operation.ts";
import { openRawClient, startup } from "./raw-client.ts";
import type { Seat } from "./seat.ts";
import { type Marker, syncRequest, toRequest, toRequests } from "./to-requests.ts";
import type { VirtualClock } from "./virtual-clock.ts";

export interface Interleaving {
  readonly model: DatabaseModel;
  run(command: Command): void;
  /** Cuts every client off. */
  finish(): void;
  /** All that happened, a line each. */
  readonly story: readonly string[];
}

/** Carries out commands on the multiplexer and on the model; throws at the first difference, with the story so far. */
export function createInterleaving(
  multiplexer: Multiplexer,
  clock: VirtualClock,
  workMem: string,
  model: DatabaseModel = seededModel(),
  /** Somebody whom the model does not know may have the backend. */
  isShared: () => boolean = () => false,
): Interleaving {
  const seats = new Map<number, Seat>();
  const story: string[] = [];
  const complaints: string[] = [];
  let markerCount = 0;

  const open = (slot: number): Seat => {
    let seat: Seat | undefined;
    const complain = (what: string): void => {
      story.push(`!! s${slot}: ${what}`);
      complaints.push(`s${slot}: ${what}`);
    };
    const client = openRawClient(multiplexer, clock, {
      received: (frame) => seat?.conversation.received(frame),
      closed: () => {
        story.push(`s${slot} is closed by the server`);
        leave(slot);
      },
      broken: complain,
    });
    client.send(startup);
    const session = createSessionModel(client.pid, workMem, () => client.wait !== undefined);
    model.sessions.set(client.pid, session);
    story.push(`s${slot} connects as ${client.pid}`);
    const conversation = createConversation(model, session, complain);
    seat = { slot, client, conversation, rest: undefined, isUnsynced: false, hasPortal: false };
    seats.set(slot, seat);
    return seat;
  };

  const leave = (slot: number): void => {
    const seat = seats.get(slot);
    seats.delete(slot);
    if (!seat) return;
    endTransaction(model, seat.conversation.session, false);
    model.sessions.delete(seat.client.pid);
  };

  const nameAsker = (seat: Seat, operation: Operation, isAlone: boolean): Marked => {
    markerCount += 1;
    return { operation: adapt(seat, operation, isAlone), marker: `s${seat.slot}-${markerCount}` };
  };

  /** Slots become pids; what the model does not follow becomes a plain read. */
  const adapt = ({ slot, conversation, rest }: Seat, operation: Operation, isAlone: boolean): Operation => {
    const isFresh = conversation.owed.length === 0 && !rest && !conversation.claim.isUnsynced;
    if (operation.kind === "cancel" || operation.kind === "terminate") {
      const pid = seats.get(operation.pid)?.client.pid ?? 1;
      // A batch that ends its own session has been synced by then; a server would have ended it before the commit.
      const isOwn = operation.pid === slot && (operation.kind === "cancel" || conversation.claim.isUnsynced);
      return isOwn ? { kind: "mark" } : { ...operation, pid };
    }
    if (operation.kind === "sleep") return isFresh ? operation : { kind: "mark" };
    if (operation.kind !== "begin") return operation;
    return isFresh && isAlone && statusOf(conversation.session) === "I" ? operation : { kind: "begin", mode: "" };
  };

  const send = (seat: Seat, requests: readonly ClientRequest[]): void => {
    // PostgreSQL's versions differ in whether a simple query before the Sync ends the implicit transaction.
    if (seat.isUnsynced && requests[0]?.kind === "query") return send(seat, [syncRequest, ...requests]);
    const last = requests.at(-1);
    if (last) seat.isUnsynced = last.kind === "batch" && last.ending === "flush";
    const bytes = [...(seat.rest ? [seat.rest.bytes] : []), ...requests.map(encodeRequest)];
    const complete = [...(seat.rest ? [seat.rest.request] : []), ...requests];
    seat.rest = undefined;
    for (const request of complete) {
      story.push(`s${seat.slot}> ${nameRequest(request)}`);
      seat.conversation.sent(request);
    }
    seat.client.send(joinBytes(bytes));
  };

  const sendHalf = (seat: Seat, request: ClientRequest, share: number): void => {
    send(seat, []);
    if (seats.get(seat.slot) !== seat) return;
    if (request.kind === "query" && seat.isUnsynced) send(seat, [syncRequest]);
    const bytes = encodeRequest(request);
    const length = Math.floor(bytes.length * share);
    story.push(`s${seat.slot}> the first ${length} bytes of ${nameRequest(request)}`);
    seat.rest = { bytes: bytes.slice(length), request };
    seat.client.send(bytes.slice(0, length));
  };

  const cancelByRequest = ({ slot, client, conversation }: Seat, isGenuine: boolean): void => {
    story.push(`a ${isGenuine ? "genuine" : "false"} CancelRequest for s${slot}`);
    if (isGenuine) conversation.session.isCancelDue = client.wait !== undefined;
    const events = { received: () => undefined, closed: () => undefined, broken: () => undefined };
    const secret = isGenuine ? client.secret : client.secret ^ 1;
    openRawClient(multiplexer, clock, events).send(encodeCancelRequest(client.pid, secret));
  };

  const cut = (seat: Seat): void => {
    story.push(`s${seat.slot} is cut`);
    leave(seat.slot);
    seat.client.cut();
  };

  const carryOut = (command: Command): void => {
    if (command.kind === "advance") {
      story.push(`${command.byMs} ms pass`);
      return clock.advance(command.byMs);
    }
    const seat = seats.get(command.slot) ?? open(command.slot);
    const { hasPortal } = seat;
    seat.hasPortal = command.kind === "open-portal" || (command.kind === "fetch" && hasPortal);
    const mark: Marker = (operation, isAlone) => nameAsker(seat, operation, isAlone);
    switch (command.kind) {
      case "half-request":
        return sendHalf(seat, toRequest(command.shape, [mark(command.operation, false)]), command.share);
      case "cancel-request":
        return cancelByRequest(seat, command.isGenuine);
      case "cut":
        return cut(seat);
      case "terminate":
        if (seat.conversation.owed.length > 0 || seat.rest) return cut(seat);
        return seat.client.send(encodeMessage({ kind: "terminate" }));
      default:
        return send(seat, toRequests(command, hasPortal, mark));
    }
  };

  const check = (): void => {
    complaints.push(...checkRest([...seats.values()], clock.timers.nowMs(), isShared()));
    if (complaints.length === 0) return;
    throw new Error(`${complaints.join("\n")}\n\nWhat happened:\n${story.join("\n")}`);
  };

  return {
    model,
    story,
    run: (command) => {
      carryOut(command);
      check();
    },
    finish: () => {
      for (const seat of [...seats.values()]) {
        cut(seat);
        check();
      }
    },
  };
}
