/** Output of the other side, in any pieces, to its messages and what else was printed between them. */
import { type Channel, type Direction, type Line, parseLine } from "./line.ts";
import { createLineSplitter, type LineSplitter } from "./split-lines.ts";

export interface StdioFailure {
  readonly code: /** A line of the protocol is damaged. */
    | "garbled-line"
    /** A line of the protocol is missing. */
    | "lost-line"
    | "message-too-large";
  readonly message: string;
}

export interface MessageListener {
  readonly message: (channel: Channel, message: unknown) => void;
  readonly stray: (text: string) => void;
  /** Called once: the stream cannot be trusted any more, and nothing else of it is told but stray text. */
  readonly failed: (failure: StdioFailure) => void;
}

export interface DecoderOptions {
  /** Of the messages to read. Lines of the other direction are a terminal's echo, and dropped. */
  readonly direction: Direction;
  /** Longest message that is put together, in characters of its JSON. */
  readonly maxMessageLength?: number;
}

/** Far more than a run's largest batch of the log: what is longer is meant to fill the page's memory. */
const defaultMaxMessageLength = 32 * 1024 * 1024;

export function createMessageDecoder(options: DecoderOptions, listener: MessageListener): LineSplitter {
  const { direction, maxMessageLength = defaultMaxMessageLength } = options;
  let lastId = 0;
  let open: { readonly channel: Channel; readonly parts: string[]; length: number } | null = null;
  let failed = false;

  function fail(code: StdioFailure["code"], message: string) {
    failed = true;
    open = null;
    listener.failed({ code, message });
  }

  function take({ channel, messageId, isLast, text }: Line) {
    const expectedId = open ? lastId : lastId + 1;
    if (messageId !== expectedId || (open && open.channel !== channel))
      return fail("lost-line", `message ${expectedId} is incomplete: a line of message ${messageId} came instead`);
    lastId = messageId;
    open ??= { channel, parts: [], length: 0 };
    open.length += text.length;
    if (open.length > maxMessageLength)
      return fail("message-too-large", `message ${messageId} is longer than ${maxMessageLength} characters`);
    open.parts.push(text);
    if (!isLast) return;
    const json = open.parts.join("");
    open = null;
    tell(messageId, channel, json);
  }

  function tell(messageId: number, channel: Channel, json: string) {
    let message: unknown;
    try {
      message = JSON.parse(json);
    } catch {
      // JSON.parse quotes the text, which may be megabytes long.
      return fail("garbled-line", `message ${messageId} is not JSON`);
    }
    listener.message(channel, message);
  }

  return createLineSplitter({
    stray: listener.stray,
    framed(text) {
      if (failed) return;
      const read = parseLine(text);
      if (read.kind === "garbled") {
        // A damaged echo of our own line does no harm.
        if (!text.startsWith(direction === "to-page" ? "~wt>" : "~wt<"))
          fail("garbled-line", `cannot read the line ${JSON.stringify(text.slice(0, 80))}`);
      } else if (read.line.direction === direction) take(read.line);
    },
  });
}
