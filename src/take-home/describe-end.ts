import { unreachable } from "../contract/result.ts";
import type { RunEnd, StartError } from "../engine/engine.ts";
import { excessWords } from "../lesson/run-ending.ts";

/** Why there is no server, or none any more, with what helps. */
export function describeEnd(end: RunEnd | StartError): string {
  switch (end.kind) {
    case "start-failed":
      return end.failure.code === "port-not-opened"
        ? `${end.failure.message} ${end.failure.remedy}\nAs in: npm start -- --port 8001`
        : `${end.failure.message}\n${inTerminal(end.failure.remedy)}`;
    case "exited":
      return `The server ended by itself with exit code ${end.exitCode}: the lines above say why. Mend it, then npm start.`;
    case "unresponsive":
      return `The server did not answer for ${(end.silentMs / 1_000).toFixed(1)} s and was ended: look for a loop that never awaits.`;
    case "over-budget":
      return `The server ${excessWords(end.excess)} and was ended.`;
    case "engine-failed":
      return `${end.failure.message}\n${inTerminal(end.failure.remedy)}`;
    case "aborted":
      return "Stopped before the server was up.";
    default:
      return unreachable(end);
  }
}

/** The engines' remedies speak of the page's button. */
const inTerminal = (remedy: string): string =>
  remedy.replace(/[Pp]ress Run( again)?/g, "npm start again").replace(/; your edits are kept/g, "");
