import type { DatabaseOptions } from "../../contract/database-options.ts";
import type { DatabaseToServer, SessionChange } from "../../contract/database-protocol.ts";
import { type Diagnostic, errorResponse } from "../../wire/backend-builders.ts";
import { readDiagnostic } from "../../wire/backend-message.ts";
import { joinBytes } from "../../wire/build-message.ts";
import { createFramer, type Frame } from "../../wire/frame-messages.ts";
import { backendCode, encryptionRefusal, type TransactionStatus } from "../../wire/message-codes.ts";
import { parseStartupPacket } from "../../wire/startup-packet.ts";
import { requestSqlState } from "../engine/engine-functions.sql.ts";
import type { Timers } from "../multiplexer/backend/backend.ts";
import { findLoginRefusal } from "../multiplexer/connection/login.ts";
import { createConversation } from "./conversation.ts";
import type { DatabaseUrl } from "./database-url.ts";
import { openSession, type ServerSession } from "./open-session.ts";
import type { ServerControl } from "./server-control.ts";

/** What a connection is doing, as the clock sees it. */
export type ConnectionPhase =
  /** It has what it asked for. */
  | "idle"
  /** The server works, or is about to. */
  | "busy"
  /** After a Flush: the server works or waits, which only a look tells. */
  | "unknown"
  /** Behind somebody's lock, as far as was seen. */
  | "locked"
  /** On a timer of the harness's. */
  | "timed";

export interface RelayedConnection {
  readonly connectionId: number;
  pid(): number | undefined;
  phase(): ConnectionPhase;
  /** Bytes of the client's; resolves once they are on their way, which for a login means that it is over. */
  receive(bytes: Uint8Array): Promise<void>;
  /** The client is gone: rolled back and freed once this resolves. */
  disconnect(): Promise<void>;
  /** What a look at the server has shown of it. */
  seen(what: "locked" | "free" | "waiting-for-client"): void;
  isCancelledBy(pid: number, secret: number): boolean;
  /** Its statement was cancelled: whatever it waits for, it will answer. */
  expectAnswer(): void;
  /** Says what has come unasked; of an answer that is not whole, nothing. */
  flush(): void;
}

export interface RelayedConnectionSetup {
  readonly connectionId: number;
  readonly url: DatabaseUrl;
  readonly options: DatabaseOptions;
  readonly control: ServerControl;
  readonly timers: Timers;
  sessionCount(): number;
  post(message: DatabaseToServer): void;
  /** Bytes came, or the session ended. */
  onActivity(): void;
  /** The server cannot be asked any more. */
  onFailure(reason: unknown): void;
  /** A client asks for another's statement to be cancelled. */
  onCancel(pid: number, secret: number): Promise<void>;
}

type Change = SessionChange extends infer C ? (C extends SessionChange ? Omit<C, "connectionId"> : never) : never;

export function relayConnection(setup: RelayedConnectionSetup): RelayedConnection {
  const { connectionId, url, options, control, timers, post, onActivity } = setup;
  const fromClient = createFramer({ typed: false });
  const fromServer = createFramer({ typed: true });
  const conversation = createConversation();
  let session: ServerSession | undefined;
  let isOver = false;
  let isLocked = false;
  let isToldOfLock = false;
  let timer: ReturnType<Timers["set"]> | undefined;
  let reply: Uint8Array[] = [];
  let statements = 0;

  const attempt = (asking: Promise<void>): void => void asking.catch(setup.onFailure);

  const report = (change: Change): void =>
    post({ kind: "session", change: { ...change, connectionId } as SessionChange });

  const sendReply = (): void => {
    if (reply.length === 0) return;
    post({ kind: "bytes", connectionId, bytes: joinBytes(reply), costMs: statements * options.statementMs });
    reply = [];
    statements = 0;
  };

  const reportState = (state: "active" | "settled"): void => {
    if (!session) return;
    const name = state === "active" ? "active" : stateNames[conversation.status()];
    report({ kind: "session-state", pid: session.pid, state: name, query: conversation.sql() });
  };

  const endLock = (): void => {
    isLocked = false;
    if (!isToldOfLock || !session) return;
    isToldOfLock = false;
    report({ kind: "wait-ended", pid: session.pid, reason: "lock" });
  };

  const close = (): void => {
    if (isOver) return;
    isOver = true;
    timer?.clear();
    sendReply();
    if (session) {
      report({ kind: "session-closed", pid: session.pid, rolledBack: conversation.status() !== "I" });
      session.stream.destroy();
      attempt(control.forgetSleep(session.pid));
    }
    post({ kind: "disconnected", connectionId });
  };

  const refuse = (diagnostic: Diagnostic): void => {
    report({ kind: "session-refused", code: diagnostic.code, message: diagnostic.message });
    reply.push(errorResponse(diagnostic));
    close();
  };

  const pause = (reason: "sleep" | "latency", delayMs: number, pid: number, resume: () => void): void => {
    report({ kind: "wait-started", pid, reason });
    timer = timers.set(delayMs, () => {
      timer = undefined;
      report({ kind: "wait-ended", pid, reason });
      resume();
    });
  };

  const hear = (frame: Frame, { pid }: ServerSession): void => {
    if (frame.code === backendCode.noticeResponse) {
      const fields = readDiagnostic(frame);
      if (fields.get("C") === requestSqlState.sleep)
        return pause("sleep", Number(fields.get("M")) * 1_000, pid, () =>
          attempt(control.wake(pid, Number(fields.get("D")))),
        );
    }
    endLock();
    reply.push(frame.bytes.slice());
    const concluded = conversation.answered(frame);
    if (concluded === "statement") statements += 1;
    if (concluded !== "request" || conversation.owed() === "answer") return;
    timer?.clear(); // of a sleep that was cancelled
    timer = undefined;
    sendReply();
    reportState("settled");
  };

  const listen = (opened: ServerSession): void => {
    opened.stream.on("data", (chunk: Buffer) => {
      if (isOver) return;
      fromServer.push(chunk);
      for (let frame = fromServer.next(); frame.ok && frame.value; frame = fromServer.next()) hear(frame.value, opened);
      onActivity();
    });
    opened.stream.on("error", () => undefined); // `close` follows
    opened.stream.on("close", () => {
      close();
      onActivity();
    });
  };

  const logIn = async (asked: ReadonlyMap<string, string>): Promise<void> => {
    const refusal = findLoginRefusal({
      user: asked.get("user") ?? "",
      role: undefined,
      sessionCount: setup.sessionCount(),
      options,
    });
    if (refusal) return refuse(refusal);
    const opened = await openSession(url, asked);
    if (!opened.ok) return refuse(opened.error);
    session = opened.value;
    await control.watchSleep(session.pid);
    fromClient.expectTyped();
    listen(session);
    report({ kind: "session-opened", pid: session.pid });
    reply.push(session.welcome);
    sendReply();
    report({ kind: "session-state", pid: session.pid, state: "idle", query: "" });
  };

  const receivePacket = async (frame: Frame): Promise<void> => {
    const packet = parseStartupPacket(frame.bytes);
    if (!packet.ok) return refuse(protocolViolation);
    switch (packet.value.kind) {
      case "ssl-request":
      case "gss-enc-request":
        reply.push(Uint8Array.of(encryptionRefusal));
        return sendReply();
      case "cancel-request": {
        const { pid, secret } = packet.value;
        close();
        return setup.onCancel(pid, secret);
      }
      case "startup":
        return logIn(packet.value.parameters);
      case "unsupported-version":
        return refuse(protocolViolation);
    }
  };

  /** What was asked goes out together, behind the emulated latency where there is one. */
  const forward = (frames: readonly Frame[], { pid, stream }: ServerSession): void => {
    const wasOwed = conversation.owed();
    for (const frame of frames) conversation.asked(frame);
    const bytes = joinBytes(frames.map((frame) => frame.bytes));
    const isRequest = wasOwed === "nothing" && conversation.owed() !== "nothing";
    if (isRequest) reportState("active");
    if (isRequest && options.latencyMs > 0) pause("latency", options.latencyMs, pid, () => void stream.write(bytes));
    else stream.write(bytes);
  };

  const takeFrames = (): Frame[] => {
    const frames: Frame[] = [];
    let frame = fromClient.next();
    for (; frame.ok && frame.value; frame = fromClient.next()) frames.push(frame.value);
    if (!frame.ok) refuse(protocolViolation);
    return frames;
  };

  const phase = (): ConnectionPhase => {
    if (isOver || !session) return "idle";
    if (timer) return "timed";
    const owed = conversation.owed();
    if (owed === "nothing") return "idle";
    return isLocked ? "locked" : owed === "unknown" ? "unknown" : "busy";
  };

  return {
    connectionId,
    pid: () => (isOver ? undefined : session?.pid),
    phase,
    receive: async (bytes) => {
      if (isOver) return;
      fromClient.push(bytes);
      while (!session && !isOver) {
        const frame = fromClient.next();
        if (!frame.ok) return refuse(protocolViolation);
        if (!frame.value) return;
        await receivePacket(frame.value);
      }
      if (session && !isOver) forward(takeFrames(), session);
    },
    disconnect: async () => {
      if (isOver) return;
      isOver = true;
      timer?.clear();
      if (!session) return;
      const { pid, stream } = session;
      stream.destroy();
      await control.terminate(pid);
      report({ kind: "session-closed", pid, rolledBack: conversation.status() !== "I" });
    },
    seen: (what) => {
      if (what === "waiting-for-client") {
        conversation.seenWaiting();
        return sendReply();
      }
      isLocked = what === "locked";
      if (!isLocked || isToldOfLock || !session) return;
      isToldOfLock = true;
      report({ kind: "wait-started", pid: session.pid, reason: "lock" });
    },
    flush: () => {
      if (phase() === "idle") sendReply();
    },
    isCancelledBy: (pid, secret) => session?.pid === pid && session.secret === secret,
    expectAnswer: () => {
      timer?.clear();
      timer = undefined;
      isLocked = false;
    },
  };
}

const stateNames = {
  I: "idle",
  T: "idle in transaction",
  E: "idle in transaction (aborted)",
} as const satisfies Record<TransactionStatus, string>;

const protocolViolation: Diagnostic = { severity: "FATAL", code: "08P01", message: "invalid message from the client" };
