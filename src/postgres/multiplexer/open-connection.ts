import { unreachable } from "../../contract/result.ts";
import {
  authenticationOk,
  backendKeyData,
  type Diagnostic,
  errorResponse,
  parameterStatus,
  readyForQuery,
} from "../../wire/backend-builders.ts";
import { joinBytes } from "../../wire/build-message.ts";
import { createFramer, type Frame } from "../../wire/frame-messages.ts";
import { parseFrontendMessage } from "../../wire/frontend-message.ts";
import { encryptionRefusal } from "../../wire/message-codes.ts";
import { parseStartupPacket } from "../../wire/startup-packet.ts";
import type { ClientLink } from "./backend.ts";
import type { Kernel } from "./kernel.ts";
import { createRequestReader } from "./request.ts";
import type { Scheduler } from "./scheduler.ts";
import { createSession, type Session } from "./session.ts";
import { readStartupSettings } from "./session-settings.ts";

/** One client's byte stream, before and after it has a session. */
export interface Connection {
  receive(bytes: Uint8Array): void;
  /** The client is gone, without a word. */
  disconnect(): void;
  /** What the client sent makes no sense: ends the connection with 08P01. */
  refuse(): void;
}

export interface ConnectionContext {
  readonly kernel: Kernel;
  readonly scheduler: Scheduler;
  takePid(): number;
}

/** Source: PostgreSQL manual, "Message Flow", "Start-up". */
export function openConnection(link: ClientLink, { kernel, scheduler, takePid }: ConnectionContext): Connection {
  const framer = createFramer({ typed: false });
  const readRequest = createRequestReader();
  let session: Session | undefined;
  let isClosed = false;

  const refuse = (diagnostic: Diagnostic): void => {
    if (session) scheduler.end(session, diagnostic);
    else {
      link.send(errorResponse(diagnostic), 0);
      link.close();
    }
    isClosed = true;
  };

  const receiveStartup = (frame: Frame): void => {
    const packet = parseStartupPacket(frame.bytes);
    if (!packet.ok) return refuse(protocolViolation(`invalid startup packet: ${packet.error.code}`));
    switch (packet.value.kind) {
      case "ssl-request":
      case "gss-enc-request":
        return link.send(Uint8Array.of(encryptionRefusal), 0);
      case "cancel-request": {
        const target = kernel.sessions.get(packet.value.pid);
        isClosed = true;
        link.close();
        if (target?.secret === packet.value.secret) scheduler.cancel(target);
        return;
      }
      case "unsupported-version":
        return refuse(unsupportedVersion(packet.value.major, packet.value.minor));
      case "startup":
        return openSession(packet.value.parameters);
      default:
        return unreachable(packet.value);
    }
  };

  const openSession = (parameters: ReadonlyMap<string, string>): void => {
    if (kernel.sessions.size >= kernel.options.maxConnections) {
      link.report({ kind: "session-refused", code: tooManyClients.code, message: tooManyClients.message });
      return refuse(tooManyClients);
    }
    const user = parameters.get("user") ?? "postgres";
    const database = parameters.get("database") ?? user;
    session = createSession({ pid: takePid(), link, user, database, settings: readStartupSettings(parameters) });
    kernel.sessions.set(session.pid, session);
    framer.expectTyped();
    link.report({ kind: "session-opened", pid: session.pid });
    link.send(composeWelcome(session, kernel.parameters), 0);
    link.report({ kind: "session-state", pid: session.pid, state: "idle", query: "" });
  };

  const receiveTyped = (session: Session, frame: Frame): void => {
    const message = parseFrontendMessage(frame);
    if (!message.ok) {
      const { code, messageCode } = message.error;
      return refuse(protocolViolation(`invalid frontend message type ${messageCode}: ${code}`));
    }
    const request = readRequest(message.value);
    if (request) scheduler.submit(session, request);
  };

  return {
    receive: (bytes) => {
      if (isClosed) return;
      framer.push(bytes);
      for (;;) {
        const frame = framer.next();
        if (!frame.ok) return refuse(protocolViolation(`invalid message length ${frame.error.lengthBytes}`));
        if (!frame.value) return;
        if (session) receiveTyped(session, frame.value);
        else receiveStartup(frame.value);
        if (isClosed || session?.phase.kind === "closed") return;
      }
    },
    disconnect: () => {
      if (isClosed) return;
      isClosed = true;
      if (session) scheduler.end(session);
    },
    refuse: () => {
      if (!isClosed) refuse(protocolViolation("invalid message from the client's transport"));
    },
  };
}

function composeWelcome(
  { pid, secret, settings }: Session,
  defaults: ReadonlyMap<string, string>,
): Uint8Array<ArrayBuffer> {
  const statuses = [...defaults].map(([name, value]) => parameterStatus(name, settings.current.get(name) ?? value));
  return joinBytes([authenticationOk(), ...statuses, backendKeyData(pid, secret), readyForQuery("I")]);
}

const fatal = (code: string, message: string): Diagnostic => ({ severity: "FATAL", code, message });

const tooManyClients = fatal("53300", "sorry, too many clients already");
const protocolViolation = (message: string): Diagnostic => fatal("08P01", message);
const unsupportedVersion = (major: number, minor: number): Diagnostic =>
  fatal("0A000", `unsupported frontend protocol ${major}.${minor}: server supports 3.0 to 3.0`);
