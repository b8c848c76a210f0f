import { type Channel, type Direction, maxTextLengthBytes, toLine } from "./line.ts";

const beyondAscii = /[^ -~]/g;

const toEscape = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;

/** JSON in printable ASCII: line ends and all else that a terminal might change stand as escapes. */
const toAsciiJson = (value: unknown): string => JSON.stringify(value).replace(beyondAscii, toEscape);

/** Turns messages of one direction into lines, each with its end; they are to be written in this order. */
export function createMessageEncoder(direction: Direction): (channel: Channel, message: unknown) => string[] {
  let messageId = 0;
  return (channel, message) => {
    messageId += 1;
    const json = toAsciiJson(message);
    const lines: string[] = [];
    for (let at = 0; at < json.length; at += maxTextLengthBytes) {
      const text = json.slice(at, at + maxTextLengthBytes);
      lines.push(toLine({ direction, channel, messageId, isLast: at + maxTextLengthBytes >= json.length, text }));
    }
    return lines;
  };
}
