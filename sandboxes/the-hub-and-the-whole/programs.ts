/** Programs beside the starter: wrong ones that people write, and right ones that differ from the solution. */
import type { MutantDefinition, SandboxDefinition } from "../../src/checks/sandbox-definition.ts";

export const mutants: readonly MutantDefinition[] = [
  {
    name: "lock-dropped",
    lesson: "Without the lock nothing waits for itself, and ten joins make ten rooms of which the last one stays.",
    fails: {
      "ten-joins-keep-ten": "1 members of 10 connected",
      "all-hear": '"hello" heard by 1 of 10',
    },
    springs: ["race-across-an-await"],
  },
  {
    name: "lock-while-sending",
    lesson:
      "Whoever sends under the lock lends it to the slowest reader: nobody comes or goes until that one has read.",
    fails: {
      "stuck-line-stops-nobody": '"one" heard by 5 of 5, "two" heard by 0 of 6',
      "newcomer-is-greeted": "tab 9 not greeted within 1 s",
    },
    springs: ["lock-lent-to-the-slowest"],
  },
  {
    name: "one-after-another",
    lesson: "A limit for each send, one after the other: three stuck lines cost the last in the room three limits.",
    fails: { "stuck-line-stops-nobody": '"one" heard by 2 of 5, "two" heard by 2 of 6' },
  },
  {
    name: "all-or-nothing",
    lesson: "Promise.all throws one member's failure at the sender, whose handler ends with it.",
    fails: {
      "broken-line-stops-nobody": '"one" heard by 5 of 5, "two" heard by 0 of 5',
      "stuck-line-stops-nobody": '"one" heard by 5 of 5, "two" heard by 0 of 6',
      "said-is-kept": "1 of 2 messages kept",
    },
  },
  {
    name: "no-time-limit",
    lesson: "allSettled waits until all have settled: a line that never does keeps the sender for good.",
    fails: { "stuck-line-stops-nobody": '"one" heard by 5 of 5, "two" heard by 0 of 6' },
  },
  {
    name: "leave-after-the-loop",
    lesson: "An exception passes by what stands after the loop, and its member stays in the room as a ghost.",
    fails: { "leavers-are-forgotten": "3 members of 2 connected" },
  },
  {
    name: "sent-inside-the-lease",
    lesson: "The row is written, and the connection stays out for as long as the slowest reader takes.",
    fails: { "nothing-slow-in-a-lease": "longest lease 2.0 s" },
  },
  {
    name: "bigger-pool",
    lesson: "Every message that meets a stuck line takes a connection with it; fifty only last longer than five.",
    fails: {
      "stuck-line-stops-nobody": '"one" heard by 5 of 5, "two" heard by 0 of 6',
      "nothing-slow-in-a-lease": "a lease of 15.0 s, never returned",
    },
    springs: ["bigger-pool"],
  },
];

export const variants: SandboxDefinition["variants"] = [
  { name: "read-then-look", mechanism: "no lock: the await comes first, and from the look to the set there is none" },
  {
    name: "promise-in-the-map",
    mechanism: "no lock: the first to come puts a promise into the map, the others share it",
  },
  { name: "queue-for-each", mechanism: "a bounded queue for each member; broadcast waits for nobody" },
];
