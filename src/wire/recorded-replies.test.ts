import { describe, expect, test } from "vitest";
import { type BackendMessage, parseBackendMessage } from "./parse-backend-message.ts";
import recorded from "./recorded-replies.json" with { type: "json" };
import { cutStream, splitAt } from "./testing/cut-stream.ts";

/*
 * `recorded-replies.json` holds what a PostgreSQL server wrote to its socket, base64, when a script sent it the messages
 * that each name tells; the messages were written by pg-protocol's serializer, the function calls by hand.
 */

const decoder = new TextDecoder("utf-8", { fatal: true });
const show = (value: Uint8Array | null) => (value === null ? "NULL" : decoder.decode(value));

/** One line for what matters of a message: counts, types, text. */
function summarize(message: BackendMessage): string {
  switch (message.kind) {
    case "authentication-request":
      return `${message.kind} ${message.method}: ${message.data.length} bytes`;
    case "parameter-status":
      return `${message.kind} ${message.name}=${message.value}`;
    case "negotiate-protocol-version":
      return `${message.kind} ${message.major}.${message.minor} without ${message.unrecognizedOptions}`;
    case "ready-for-query":
      return `${message.kind} ${message.status}`;
    case "row-description":
      return `${message.kind} ${message.columns.map(({ name, typeOid, typeLengthBytes, typeModifier, format }) => [name, typeOid, typeLengthBytes, typeModifier, format].join(":")).join(" ")}`;
    case "data-row":
      return `${message.kind} ${message.values.map(show).join("|")}`;
    case "command-complete":
      return `${message.kind} ${message.tag}`;
    case "error-response":
    case "notice-response":
      return `${message.kind} ${["S", "C", "M", "H"].map((letter) => message.fields.get(letter)).join("|")}`;
    case "notification-response":
      return `${message.kind} ${message.channel} ${message.payload}`;
    case "parameter-description":
      return `${message.kind} ${message.typeOids}`;
    case "copy-in-response":
    case "copy-out-response":
    case "copy-both-response":
      return `${message.kind} ${message.format}: ${message.columnFormats}`;
    case "copy-data":
      return `${message.kind} ${show(message.data)}`;
    case "function-call-response":
      return `${message.kind} ${show(message.value)}`;
    default:
      return message.kind;
  }
}

function read(packets: readonly Uint8Array[]): string[] {
  const { frames, failure } = cutStream(packets);
  expect(failure).toBeUndefined();
  return frames.map((frame) => {
    const message = parseBackendMessage(frame);
    if (!message.ok) return `malformed ${message.error.code} of type ${message.error.messageCode}`;
    return summarize(message.value);
  });
}

const bytesOf = (name: keyof typeof recorded.replies) => Uint8Array.from(Buffer.from(recorded.replies[name], "base64"));

const welcome = [
  "authentication-ok",
  "parameter-status application_name=recorder",
  "parameter-status client_encoding=UTF8",
  "parameter-status DateStyle=ISO, MDY",
  "parameter-status default_transaction_read_only=off",
  "parameter-status in_hot_standby=off",
  "parameter-status integer_datetimes=on",
  "parameter-status IntervalStyle=postgres",
  "parameter-status is_superuser=on",
  "parameter-status server_encoding=UTF8",
  "parameter-status server_version=15.18 (Debian 15.18-0+deb12u1)",
  "parameter-status session_authorization=ada",
  "parameter-status standard_conforming_strings=on",
  "parameter-status TimeZone=Etc/UTC",
  "backend-key-data",
  "ready-for-query I",
];

const idAndName = (format: string) => `row-description id:23:4:-1:${format} name:1043:-1:24:${format}`;

const expected: Record<keyof typeof recorded.replies, readonly string[]> = {
  startup: welcome,
  "startup of protocol 3.2 with an unknown option": [
    "negotiate-protocol-version 3.0 without _pq_.compression",
    ...welcome,
  ],
  "request for a password": ["authentication-request 10: 15 bytes"],
  "SCRAM challenge": ["authentication-request 11: 63 bytes"],
  "queries, the last one wrong": [
    "command-complete BEGIN",
    "command-complete INSERT 0 3",
    "command-complete COMMIT",
    "row-description id:23:4:-1:text name:1043:-1:24:text price:1700:-1:524294:text",
    "data-row 1|Käse|2.50",
    "data-row 2|NULL|0.00",
    "data-row 3||NULL",
    "command-complete SELECT 3",
    'error-response ERROR|42703|column "nope" does not exist|Perhaps you meant to reference the column "item.name".',
    "ready-for-query I",
  ],
  "empty query": ["empty-query-response", "ready-for-query I"],
  notice: ["notice-response NOTICE|00000|größer: 7|look", "command-complete DO", "ready-for-query I"],
  transaction: [
    "command-complete BEGIN",
    "ready-for-query T",
    "error-response ERROR|22012|division by zero|",
    "ready-for-query E",
    "command-complete ROLLBACK",
    "ready-for-query I",
  ],
  "extended batch": [
    "parse-complete",
    "parameter-description 23",
    idAndName("text"),
    "bind-complete",
    idAndName("text"),
    "data-row 1|Käse",
    "portal-suspended",
    "data-row 2|NULL",
    "data-row 3|",
    "command-complete SELECT 2",
    "close-complete",
    "parse-complete",
    "bind-complete",
    "no-data",
    "empty-query-response",
    "bind-complete",
    "ready-for-query I",
  ],
  "binary row": [
    "parse-complete",
    "bind-complete",
    idAndName("binary"),
    "data-row \0\0\0\u0001|Käse",
    "data-row \0\0\0\u0002|NULL",
    "data-row \0\0\0\u0003|",
    "command-complete SELECT 3",
    "ready-for-query I",
  ],
  "copy out": [
    "copy-out-response text: text,text,text",
    "copy-data 1\tKäse\t2.50\n",
    "copy-data 2\t\\N\t0.00\n",
    "copy-data 3\t\t\\N\n",
    "copy-done",
    "command-complete COPY 3",
    "ready-for-query I",
  ],
  "copy in": ["copy-in-response text: text,text,text", "command-complete COPY 1", "ready-for-query I"],
  "copy in that fails": [
    "copy-in-response binary: binary,binary,binary",
    "error-response ERROR|57014|COPY from stdin failed: changed my mind|",
    "ready-for-query I",
  ],
  notification: ["notification-response news Grüße"],
  "function calls": [
    "function-call-response 5",
    "ready-for-query I",
    "function-call-response NULL",
    "ready-for-query I",
  ],
  "unknown message": ["error-response FATAL|08P01|invalid frontend message type 63|"],
};

describe(`what ${recorded.server} sent`, () => {
  test.each(Object.entries(expected))("is read as it was meant: %s", (name, lines) => {
    expect(read([bytesOf(name as keyof typeof recorded.replies)])).toEqual(lines);
  });

  test.each(Object.entries(expected))("is read the same wherever it is cut in two: %s", (name, lines) => {
    const stream = bytesOf(name as keyof typeof recorded.replies);
    for (let place = 0; place <= stream.length; place += 1)
      if (read(splitAt(stream, [place])).join("\n") !== lines.join("\n")) expect.unreachable(`cut at byte ${place}`);
  });
});
