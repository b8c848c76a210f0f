/**
 * Real clients, as a port of the machine's brings them. No modelled network stands between, and what one of them does
 * is a cause of its own at the moment it came. They are numbered apart from the modelled tabs and requests, whose
 * numbers `contract/scenario.ts` keeps below.
 */
import type { ConnectionContext } from "./connection-context.ts";
import { type AnswerSink, type OutsideRequest, openOutsideRequest, type RequestClient } from "./outside-request.ts";
import { type OutsideHandshake, openOutsideSocket, type SocketClient, type SocketSink } from "./outside-socket.ts";

const tabsBefore = 10_000;
const requestsBefore = 100_000;

export interface OutsideClients {
  request(request: OutsideRequest, sink: AnswerSink): RequestClient;
  /** Opens a WebSocket; `sink` hears whether the application accepts it. */
  connect(handshake: OutsideHandshake, sink: SocketSink): SocketClient;
  /** Tells in the learner's log what could not be done for a client. */
  warn(text: string): void;
}

export function createOutsideClients(context: ConnectionContext): OutsideClients {
  let lastNumber = 0;
  const nextNumber = () => {
    lastNumber += 1;
    return lastNumber;
  };
  return {
    request(request, sink) {
      const number = nextNumber();
      return openOutsideRequest(number, requestsBefore + number, request, sink, context);
    },
    connect(handshake, sink) {
      const number = nextNumber();
      return openOutsideSocket(number, tabsBefore + number, handshake, sink, context);
    },
    warn: (text) => context.loop.command(() => context.warn(text)),
  };
}
