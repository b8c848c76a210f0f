import type { DatabasePost, ServerToDatabase } from "../../contract/database-protocol.ts";
import type { HarnessCommand, HarnessMessage } from "../../contract/harness-protocol.ts";
import { unreachable } from "../../contract/result.ts";
import { packToDatabase, unpackToServer } from "./database-json.ts";
import { createMessageDecoder } from "./decode-messages.ts";
import { createMessageEncoder } from "./encode-message.ts";
import type { Channel } from "./line.ts";

export interface ServerStdioOptions {
  /** Standard output, taken before any of the learner's code runs. */
  readonly write: (lines: string) => void;
  readonly command: (command: HarnessCommand) => void;
  readonly fromDatabase: (post: DatabasePost) => void;
  /** The page cannot be understood any more. */
  readonly failed: (message: string) => void;
}

/** The server process's end of the protocol. */
export interface ServerStdio {
  /** Takes standard input, in any pieces. */
  hear(chunk: string): void;
  post(message: HarnessMessage): void;
  sendToDatabase(message: ServerToDatabase): void;
}

export function openServerStdio({ write, command, fromDatabase, failed }: ServerStdioOptions): ServerStdio {
  const encode = createMessageEncoder("to-page");
  const send = (channel: Channel, message: unknown) => write(encode(channel, message).join(""));

  function take(channel: Channel, message: unknown) {
    switch (channel) {
      case "control":
        return command(message as HarnessCommand);
      case "heartbeat":
        return send("heartbeat", "pong");
      case "database":
        return fromDatabase(unpackToServer(message));
      default:
        return unreachable(channel);
    }
  }

  const decoder = createMessageDecoder(
    { direction: "to-server" },
    {
      message: take,
      // Whoever types into the terminal talks to nobody here.
      stray: () => undefined,
      failed: ({ code, message }) => failed(`${code}: ${message}`),
    },
  );
  return {
    hear: (chunk) => decoder.push(chunk),
    post: (message) => send("control", message),
    sendToDatabase: (message) => send("database", packToDatabase(message)),
  };
}
