/** Programs beside the starter: wrong ones that people write, and right ones that differ from the solution. */
import type { MutantDefinition, SandboxDefinition } from "../../src/checks/sandbox-definition.ts";

export const mutants: readonly MutantDefinition[] = [
  {
    name: "bigger-pool",
    lesson: "With fifty connections nobody waits, and whoever leaves during the welcome takes one along all the same.",
    fails: {
      "impatience-leaves-nothing": "8 counted, 4 there, 4 in use",
      "errors-leave-nothing": "3 counted, 1 there, 0 in use",
      "silence-is-noticed": "3 counted, 2 there",
    },
    springs: ["bigger-pool"],
  },
  {
    name: "finally-too-late",
    lesson: "A finally guards what its try encloses; this one begins after the welcome, in which four have left.",
    fails: { "impatience-leaves-nothing": "8 counted, 4 there, 4 in use" },
  },
  {
    name: "asks-the-state",
    lesson: "The state is what was heard, and nobody has listened: the socket of a tab that left still says open.",
    fails: { "impatience-leaves-nothing": "4 counted, 4 there, 4 in use" },
    springs: ["half-guarded"],
  },
  {
    name: "looks-at-the-code",
    lesson: "1000 is one of many ways to leave; browsers close with 1001, and a cable with none.",
    fails: {
      "whoever-leaves-is-gone": "4 counted, 1 there",
      "impatience-leaves-nothing": "8 counted, 4 there, 0 in use",
      "errors-leave-nothing": "3 counted, 1 there, 0 in use",
      "silence-is-noticed": "3 counted, 2 there",
    },
  },
  {
    name: "swallows-everything",
    lesson: "A catch that only logs ends before the line that would have removed the member.",
    fails: { "impatience-leaves-nothing": "8 counted, 4 there, 0 in use" },
  },
  {
    name: "no-pings",
    lesson: "A finally runs when the handler ends, and nothing ends the handler of a socket that has gone silent.",
    fails: { "silence-is-noticed": "3 counted, 2 there" },
  },
  {
    name: "pings-too-rare",
    lesson: "With a ping every five minutes a tab that is gone counts as a member for as long.",
    fails: { "silence-is-noticed": "3 counted, 2 there" },
  },
  {
    name: "throws-out-the-quiet",
    lesson: "An idle time-out shorter than the pauses in a conversation ends conversations.",
    fails: { "the-living-stay": "2 of 2 welcomed, 2 closed, 0 of 10 answered" },
    springs: ["thrown-out"],
  },
];

export const variants: SandboxDefinition["variants"] = [
  { name: "idle-time-out", mechanism: "no pings: a time-out that is longer than the tabs' longest pause" },
  { name: "membership-as-a-dependency", mechanism: "a generator that the framework resumes at every end" },
  { name: "bad-messages-are-answered", mechanism: "a promise's finally, and an answer to bad messages" },
];
