/** The hub, and the whole: rooms of sockets, one lock, a race, a deadlock and bad lines. */
import type { SandboxDefinition } from "../../src/checks/sandbox-definition.ts";
import { checks } from "./checks.ts";
import { mutants, variants } from "./programs.ts";
import { scenarios } from "./scenarios.ts";
import { traps } from "./traps.ts";

export const definition: SandboxDefinition = {
  slug: "the-hub-and-the-whole",
  entry: "main.ts",
  focusFile: "hub.ts",
  editableFiles: ["hub.ts", "main.ts"],
  seedSql: `CREATE TABLE rooms (name text PRIMARY KEY, topic text NOT NULL);
INSERT INTO rooms VALUES ('lobby', 'whatever comes up'), ('kitchen', 'what to cook');
CREATE TABLE messages (
  id serial PRIMARY KEY,
  room text NOT NULL,
  text text NOT NULL CONSTRAINT says_something CHECK (text <> '')
);`,
  socketPath: "/rooms/lobby",
  traffic: [
    { kind: "open-tabs", label: "10 tabs join the lobby", count: 10 },
    { kind: "send-to-all", label: "All say hello", text: "hello" },
    { kind: "send-to-all", label: "All say nothing (an error)", text: "" },
    { kind: "request", label: "Count the lobby", path: "/rooms/lobby" },
  ],
  scenarios,
  checks,
  hints: [
    "Ten tabs are connected and none is greeted, and no connection is out. Read join() and getOrCreate() aloud: who holds the lock, and who waits for it?",
    "Give the making of a room a method of its own that takes no lock and is called only by those who hold it. Keep the lock around the look and the set, for an await lies between them.",
    "broadcast() needs the lock for no longer than a copy takes. Send outside it, to all at once, each send with its own limit and its own catch: Promise.allSettled, and a race against a timer.",
    "In main.ts: give the connection back before you broadcast, or use pool.query; and put leave() in a finally that begins before join(), for an error passes by what stands after the loop.",
  ],
  traps,
  solutionNotes: {
    "hub.ts": `The lock stands around what has an await between look and set, the making of a room, and around nothing else. #create takes no lock, because whoever calls it holds it.

leave() and the copy in broadcast() have no await inside. On one thread nothing can come between, so they need no lock.

Each send settles for itself, within two seconds. A line that fails or dawdles costs its owner a message and the others nothing.`,
    "main.ts": `The row is written by pool.query, whose lease ends with the statement; only then is the message sent. So no reader, however slow, holds a connection.

leave() stands in a finally that also covers join(): an error, a lost line and a close all pass through it.`,
  },
  starterFails: {
    "ten-joins-keep-ten": "0 members of 10 connected",
    "all-hear": '"hello" heard by 0 of 10',
    "broken-line-stops-nobody": '"one" heard by 0 of 5, "two" heard by 0 of 5',
    "stuck-line-stops-nobody": '"one" heard by 0 of 5, "two" heard by 0 of 6',
    "newcomer-is-greeted": "tab 9 not greeted within 1 s",
    "leavers-are-forgotten": "0 members of 3 connected",
    "said-is-kept": "0 of 2 messages kept",
  },
  mutants,
  variants,
};
