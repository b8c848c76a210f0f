import { readDiagnostic } from "../../../src/wire/backend-message.ts";
import { joinBytes } from "../../../src/wire/build-message.ts";
import { createByteReader } from "../../../src/wire/byte-reader.ts";
import { createFramer, type Frame } from "../../../src/wire/frame-messages.ts";
import { createAnswerLedger } from "./answer-ledger.ts";
import { encodeMessage, encodeStartup } from "./encode-message.ts";
import { createMessageRenderer, type RunNames } from "./render-message.ts";
import type { ClientMessage, SessionName } from "./script.ts";
import { eventLimitMs, type SessionProgress, type Target } from "./target.ts";
import { withLimit } from "./with-limit.ts";

/** A raw client of the protocol that writes down everything it is sent. */
export interface RecordingSession extends SessionProgress {
  readonly secret: number;
  send(messages: readonly ClientMessage[]): void;
  cut(): void;
  /** What has arrived since the last call, in order, ending with `closed` where the server has hung up. */
  takeLines(): string[];
}

export interface SessionSetup {
  readonly name: SessionName;
  readonly parameters: Readonly<Record<string, string>>;
  readonly names: RunNames;
}

/** Connects and waits for the first ReadyForQuery; the welcome is no part of a transcript. */
export async function openRecordingSession(
  target: Target,
  { name, parameters, names }: SessionSetup,
): Promise<RecordingSession> {
  const framer = createFramer({ typed: true });
  const ledger = createAnswerLedger();
  const renderer = createMessageRenderer(names);
  const welcome = Promise.withResolvers<void>();
  let lines: string[] = [];
  let key = { pid: 0, secret: 0 };
  let isWelcomed = false;
  let isClosed = false;
  let isCut = false;

  const receive = (frame: Frame): void => {
    const code = String.fromCharCode(frame.code);
    const diagnostic = code === "E" ? readDiagnostic(frame) : undefined;
    ledger.received(code, diagnostic?.get("S") === "FATAL");
    if (isWelcomed) {
      const line = renderer.render(frame);
      if (line !== undefined) lines.push(line);
      return;
    }
    const reader = createByteReader(frame.bytes, 5);
    if (code === "K") key = { pid: reader.int32(), secret: reader.int32() };
    else if (code === "R" && reader.int32() !== 0) welcome.reject(new Error(authenticationAsked));
    else if (diagnostic) welcome.reject(new Error(`Session ${name} is turned away: ${diagnostic.get("M")}`));
    else if (code === "Z") {
      isWelcomed = true;
      welcome.resolve();
    }
  };

  const link = await target.connect({
    received: (bytes) => {
      framer.push(bytes);
      for (let frame = framer.next(); ; frame = framer.next()) {
        if (!frame.ok) throw new Error(`Session ${name} was sent a malformed stream: ${frame.error.code}`);
        if (!frame.value) return;
        receive(frame.value);
      }
    },
    closed: () => {
      if (isWelcomed && !isCut && !isClosed) lines.push("closed");
      isClosed = true;
      welcome.reject(new Error(`Session ${name}: the server hung up before it was ready`));
    },
  });
  link.write(encodeStartup(parameters));
  await withLimit(welcome.promise, eventLimitMs, `the welcome of session ${name}`);

  return {
    name,
    ...key,
    get isAnswered() {
      return isClosed || isCut || ledger.isAnswered;
    },
    get isCut() {
      return isCut;
    },
    get hasHeard() {
      return lines.length > 0;
    },
    send: (messages) => {
      for (const message of messages) ledger.sent(message);
      link.write(joinBytes(messages.map(encodeMessage)));
    },
    cut: () => {
      isCut = true;
      link.cut();
    },
    takeLines: () => {
      const taken = lines;
      lines = [];
      return taken;
    },
  };
}

const authenticationAsked =
  "The server asks for a password, which the raw client does not know how to give. Let it trust this address (pg_hba.conf, method trust).";
