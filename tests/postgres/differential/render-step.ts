import { unreachable } from "../../../src/contract/result.ts";
import { onOneLine } from "./on-one-line.ts";
import type { ClientMessage, Step } from "./script.ts";

/** The step as the transcript heads it, on one line. */
export function renderStep({ action }: Step): string {
  switch (action.kind) {
    case "send":
      return `${action.session} ${action.messages.map(renderMessage).join("; ")}`;
    case "drop":
      return `${action.session} is cut off`;
    case "cancel":
      return `CancelRequest for ${action.session}`;
    case "advance":
      return `${action.byMs} ms pass`;
    case "observe":
      return "nothing is sent";
    default:
      return unreachable(action);
  }
}

function renderMessage(message: ClientMessage): string {
  switch (message.kind) {
    case "query":
      return `Query ${onOneLine(message.sql)}`;
    case "parse": {
      const types = message.typeOids.length > 0 ? ` (${message.typeOids.join(", ")})` : "";
      return `Parse ${toName(message.statement)}${types} ${onOneLine(message.sql)}`;
    }
    case "bind":
      return `Bind ${toName(message.portal)} to ${toName(message.statement)} ${JSON.stringify(message.values)}`;
    case "describe":
      return `Describe ${message.target} ${toName(message.name)}`;
    case "close":
      return `Close ${message.target} ${toName(message.name)}`;
    case "execute":
      return `Execute ${toName(message.portal)}${message.maxRows > 0 ? ` max ${message.maxRows}` : ""}`;
    case "sync":
      return "Sync";
    case "flush":
      return "Flush";
    case "copy-data":
      return `CopyData ${JSON.stringify(message.text)}`;
    case "copy-done":
      return "CopyDone";
    case "copy-fail":
      return `CopyFail ${message.reason}`;
    case "terminate":
      return "Terminate";
    default:
      return unreachable(message);
  }
}

const toName = (name: string): string => (name === "" ? "<unnamed>" : name);
