/** Leaving is not one event: tabs that close, give up, crash the handler, and go without a word. */
import type { SandboxDefinition } from "../../src/checks/sandbox-definition.ts";
import { checks } from "./checks.ts";
import { mutants, variants } from "./programs.ts";
import { scenarios } from "./scenarios.ts";
import { traps } from "./traps.ts";

export const definition: SandboxDefinition = {
  slug: "leaving-is-not-one-event",
  entry: "main.ts",
  focusFile: "main.ts",
  editableFiles: ["main.ts", "room.ts"],
  seedSql: `CREATE TABLE messages (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, text text NOT NULL);
INSERT INTO messages (text) SELECT 'message ' || n FROM generate_series(1, 20) AS n;`,
  socketPath: "/ws",
  traffic: [
    { kind: "open-tabs", label: "Open 8 tabs", count: 8 },
    { kind: "send-to-all", label: "All say hello", text: '{"say":"hello"}' },
    { kind: "send-to-all", label: "All send no JSON", text: "hello?" },
    { kind: "request", label: "GET /members", path: "/members" },
  ],
  scenarios,
  checks,
  hints: [
    "Go through the handler line by line and ask of each: if this one throws, who removes the member, and who gives the connection back? Sending to a tab that has left throws.",
    "What is added to the room on one line has to be guarded from the next line on: put everything after members.add() into a try, and remove the member in its finally.",
    "The same goes for the connection: let countMessages(pool) borrow for itself, or release in a finally of its own. Then the catch is not needed any more.",
    "A tab that is gone without a word ends nothing by itself. app.listen(8000, { pingIntervalMs: 20_000, pingTimeoutMs: 20_000 }) asks it now and then; a handler then hears 1006.",
  ],
  traps,
  solutionNotes: {
    "main.ts": `The try begins where there is something to undo, and its finally does not ask why it runs: a close, a pulled cable, an error of ours, a tab that left while it stood in line, all end the handler, and all remove the member.

countMessages(pool) borrows and gives back within one call, so a tab that leaves during its welcome has nothing to take along: the query ends, the connection goes back, and send() throws.

A finally needs an end, and a silent socket has none. The pings make one: whoever does not answer within 20 s is taken for gone, and its handler hears 1006 like any other.`,
  },
  starterFails: {
    "impatience-leaves-nothing": "8 counted, 4 there, 4 in use",
    "errors-leave-nothing": "3 counted, 1 there, 0 in use",
    "silence-is-noticed": "3 counted, 2 there",
  },
  mutants,
  variants,
};
