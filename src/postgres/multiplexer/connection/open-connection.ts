import { unreachable } from "../../../contract/result.ts";
import {
  authenticationOk,
  backendKeyData,
  type Diagnostic,
  errorResponse,
  negotiateProtocolVersion,
  parameterStatus,
  readyForQuery,
} from "../../../wire/backend-builders.ts";
import { joinBytes } from "../../../wire/build-message.ts";
import { createFramer, type Frame } from "../../../wire/frame-messages.ts";
import { parseFrontendMessage } from "../../../wire/frontend-message.ts";
import { encryptionRefusal, frontendCode } from "../../../wire/message-codes.ts";
import { parseStartupPacket } from "../../../wire/startup-packet.ts";
import type { ClientLink } from "../backend/backend.ts";
import type { Kernel } from "../kernel.ts";
import { createRequestReader, type Request } from "../request/request.ts";
import type { Scheduler } from "../scheduler.ts";
import { createSession, type Session } from "../session/session.ts";
import { readStartupSettings } from "../session/session-settings.ts";
import { readInitialParameters } from "./initial-parameters.ts";
import { findLoginRefusal, ownerRole } from "./login.ts";

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
  const requests = createRequestReader();
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
      case "startup": {
        const { minor, unrecognizedOptions, parameters } = packet.value;
        if (minor > 0 || unrecognizedOptions.length > 0) link.send(negotiateProtocolVersion(unrecognizedOptions), 0);
        return openSession(parameters);
      }
      default:
        return unreachable(packet.value);
    }
  };

  const openSession = (parameters: ReadonlyMap<string, string>): void => {
    const user = parameters.get("user") ?? "";
    const database = parameters.get("database") ?? user;
    const role = kernel.roles.find(user, { unixMs: kernel.epochMs + link.timers.nowMs(), entropy: 0 });
    const refusal = findLoginRefusal({ user, role, sessionCount: kernel.sessions.size, options: kernel.options });
    if (refusal) {
      link.report({ kind: "session-refused", code: refusal.code, message: refusal.message });
      return refuse(refusal);
    }
    const settings = readStartupSettings(parameters);
    if (role && user !== ownerRole) settings.set("session_authorization", user);
    const opened = createSession({ pid: takePid(), link, user, database, settings });
    const mistake = readInitialParameters(opened, kernel);
    if (mistake) return refuse(mistake);
    session = opened;
    kernel.sessions.set(session.pid, session);
    framer.expectTyped();
    link.report({ kind: "session-opened", pid: session.pid });
    link.send(composeWelcome(session), 0);
    link.report({ kind: "session-state", pid: session.pid, state: "idle", query: "" });
  };

  const receiveTyped = (session: Session, frame: Frame): void => {
    const message = parseFrontendMessage(frame);
    if (!message.ok) {
      const { code } = message.error;
      return code === "unknown-message"
        ? refuse(protocolViolation(`invalid frontend message type ${frame.code}`))
        : submitMistake(session, frame, toMistake(code));
    }
    if (message.value.kind === "authentication-response")
      return refuse(protocolViolation(`invalid frontend message type ${frame.code}`));
    if (message.value.kind === "function-call") return submitMistake(session, frame, functionCallRefused);
    submit(session, requests.read(message.value, frame));
  };

  /** PostgreSQL answers with an error and goes on; an extended batch is skipped up to its Sync. */
  const submitMistake = (session: Session, frame: Frame, diagnostic: Diagnostic): void => {
    submit(session, requests.takeOpenBatch());
    const isQuery = frame.code === frontendCode.query || frame.code === frontendCode.functionCall;
    submit(session, { kind: "malformed", diagnostic, isQuery });
  };

  const submit = (session: Session, request: Request | undefined): void => {
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

function composeWelcome({ pid, secret, reported }: Session): Uint8Array<ArrayBuffer> {
  const statuses = Array.from(reported, ([name, value]) => parameterStatus(name, value));
  return joinBytes([authenticationOk(), ...statuses, backendKeyData(pid, secret), readyForQuery("I")]);
}

const toMistake = (code: string): Diagnostic =>
  code === "not-utf8"
    ? { severity: "ERROR", code: "22021", message: 'invalid byte sequence for encoding "UTF8"' }
    : { severity: "ERROR", code: "08P01", message: `invalid message format: ${code}` };

const functionCallRefused: Diagnostic = {
  severity: "ERROR",
  code: "0A000",
  message: "function calls by message are not supported here",
  hint: "SELECT the function.",
};

const fatal = (code: string, message: string): Diagnostic => ({ severity: "FATAL", code, message });

const protocolViolation = (message: string): Diagnostic => fatal("08P01", message);
const unsupportedVersion = (major: number, minor: number): Diagnostic =>
  fatal("0A000", `unsupported frontend protocol ${major}.${minor}: server supports 3.0 to 3.0`);
