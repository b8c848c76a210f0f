/**
 * One line of the protocol that carries a server process's messages over stdio, for runtimes that give no ports.
 *
 *     ~wt<c+1f,6g:{"kind":"trace",…
 *
 * A sentinel, the direction, the channel, `+` where the message goes on in the next line or `.` where it ends, its
 * number and the length of the text, both in base 36, then the text. Printable ASCII only, so that neither a terminal's
 * line ends nor a cut in the middle of a character can change it; the length makes noise behind the text harmless.
 */

/** `to-server` is read by the process, `to-page` by the page; a terminal echoes the former back to the page. */
export type Direction = "to-server" | "to-page";

export type Channel = "control" | "heartbeat" | "database";

export interface Line {
  readonly direction: Direction;
  readonly channel: Channel;
  /** 1, 2, … in each direction. */
  readonly messageId: number;
  readonly isLast: boolean;
  readonly text: string;
}

/** Of a whole line with its end: a terminal in canonical mode would end it at 4,095 bytes. */
export const maxLineLengthBytes = 2_048;

/** Of one line's text; what is left is more than the longest head. */
export const maxTextLengthBytes = 2_000;

export const sentinel = "~wt";

const directionMarks = { "to-server": ">", "to-page": "<" } as const;
const channelMarks = { control: "c", heartbeat: "h", database: "d" } as const;
const radix = 36;
const head = /^~wt([<>])([chd])([.+])([0-9a-z]{1,11}),([0-9a-z]{1,3}):/;

export function toLine({ direction, channel, messageId, isLast, text }: Line): string {
  const marks = `${directionMarks[direction]}${channelMarks[channel]}${isLast ? "." : "+"}`;
  return `${sentinel}${marks}${messageId.toString(radix)},${text.length.toString(radix)}:${text}\n`;
}

export type ReadLine =
  | { readonly kind: "line"; readonly line: Line }
  /** Begins as a line of the protocol and is none. */
  | { readonly kind: "garbled" };

/** Reads what stands from the sentinel to the line's end; whatever follows the text is noise. */
export function parseLine(found: string): ReadLine {
  const match = head.exec(found);
  if (!match) return { kind: "garbled" };
  const [whole, direction, channel, end, messageId = "", lengthText = ""] = match;
  const length = Number.parseInt(lengthText, radix);
  const text = found.slice(whole.length, whole.length + length);
  if (length > maxTextLengthBytes || text.length < length) return { kind: "garbled" };
  return {
    kind: "line",
    line: {
      direction: direction === ">" ? "to-server" : "to-page",
      channel: channel === "c" ? "control" : channel === "h" ? "heartbeat" : "database",
      messageId: Number.parseInt(messageId, radix),
      isLast: end === ".",
      text,
    },
  };
}
