import { findContainerNode } from "../stand-in/find-node.ts";
import { hasTerminal } from "./has-terminal.ts";

/** What this machine lacks, a line each. */
export function findGaps(): string[] {
  const { note } = findContainerNode();
  const terminal = "SKIPPED webcontainer behind a terminal: there is no `script` of util-linux here";
  return [...(note ? [note] : []), ...(hasTerminal() ? [] : [terminal])];
}
