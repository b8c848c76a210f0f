import type { ClientMessage } from "./script.ts";

type Owed = "query" | "parse" | "bind" | "describe" | "close" | "execute" | "sync";

/**
 * What a server still owes a client: known from the messages alone, so that "has answered" is never a matter of time.
 *
 * Source: PostgreSQL manual, "Message Flow".
 */
export interface AnswerLedger {
  sent(message: ClientMessage): void;
  /** `code` is the first byte of a server's message as a letter. */
  received(code: string, isFatal: boolean): void;
  /** Nothing is owed: the server reads, or takes COPY data. */
  readonly isAnswered: boolean;
}

const answers: Readonly<Record<Exclude<Owed, "query" | "sync">, string>> = {
  parse: "1",
  bind: "2",
  close: "3",
  describe: "Tn",
  execute: "CIs",
};

/** Begins with the startup packet sent, which is answered by ReadyForQuery as a Sync is. */
export function createAnswerLedger(): AnswerLedger {
  let owed: Owed[] = ["sync"];
  let skipsToSync = false;
  let takesCopyData = false;
  /** The end of the data was sent before the server asked for any. */
  let endsCopyAhead = false;
  let isEnding = false;

  const settleError = (isFatal: boolean): void => {
    takesCopyData = false;
    isEnding ||= isFatal;
    if (owed[0] === "query" || owed[0] === "sync") return;
    const nextSync = owed.indexOf("sync");
    skipsToSync = nextSync < 0;
    owed = nextSync < 0 ? [] : owed.slice(nextSync);
  };

  return {
    sent: ({ kind }) => {
      switch (kind) {
        case "copy-done":
        case "copy-fail":
          endsCopyAhead = !takesCopyData && owed.length > 0;
          takesCopyData = false;
          return;
        case "terminate":
          isEnding = true;
          return;
        case "flush":
        case "copy-data":
          return;
        case "sync":
          skipsToSync = false;
          if (!takesCopyData) owed.push("sync");
          return;
        default:
          // Amid COPY data any other message breaks the COPY off and is itself not answered.
          if (takesCopyData) takesCopyData = false;
          else if (!skipsToSync) owed.push(kind);
      }
    },
    received: (code, isFatal) => {
      const [head] = owed;
      if (code === "E") settleError(isFatal);
      else if (code === "G") {
        takesCopyData = !endsCopyAhead;
        endsCopyAhead = false;
        if (head === "execute") owed = ["execute"]; // a Sync read amid the data is ignored
      } else if (code === "Z") {
        takesCopyData = false;
        endsCopyAhead = false;
        owed.shift();
      } else if (head && head !== "query" && head !== "sync" && answers[head].includes(code)) owed.shift();
    },
    get isAnswered() {
      return !isEnding && (owed.length === 0 || takesCopyData);
    },
  };
}
