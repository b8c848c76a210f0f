import { buildScenario, closeTabs, getAt, sendFrom } from "../../src/checks/scenario-builder.ts";
import type { PlayableScenario } from "../../src/contract/sandbox.ts";
import { join } from "./evening.ts";

const one = { from: 1, to: 1 };

export const scenarios: readonly PlayableScenario[] = [
  {
    id: "ten-at-once",
    label: "10 tabs join at once",
    scenario: buildScenario({
      name: "10 tabs join the lobby at once, one speaks, and the members are counted",
      steps: [
        join([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], { atMs: 500 }),
        getAt("/rooms/lobby", [4_000]),
        sendFrom(one, { atMs: 6_000, text: "hello" }),
      ],
      endMs: 12_000,
    }),
    prediction: {
      question: "Ten tabs join the lobby at once. How many members does it have afterwards?",
      answers: [
        {
          text: "Ten: the lock lets them in one after the other",
          happens: false,
          why: "So it is meant. But the first of them asks for the lock a second time while it holds it.",
        },
        {
          text: "One: each makes a room of its own, and the last one stays",
          happens: false,
          why: "That is the race which the lock prevents. Here nobody gets as far.",
        },
        {
          text: "None: they all wait for ever",
          happens: true,
          why: "join() holds the lock and calls getOrCreate(), which waits for the lock. The other nine stand behind it.",
        },
      ],
    },
  },
  {
    id: "another-room",
    label: "The lobby hangs; a tab opens the kitchen",
    scenario: buildScenario({
      name: "3 tabs hang in the lobby, a fourth opens the kitchen, and both are counted",
      steps: [
        join([1, 2, 3], { atMs: 500, everyMs: 500 }),
        join([4], { atMs: 3_000, room: "kitchen" }),
        getAt("/rooms/kitchen", [5_000, 8_000]),
      ],
      endMs: 10_000,
    }),
    prediction: {
      question: "Three tabs hang in the lobby. A fourth opens the kitchen, another room. What does it get?",
      answers: [
        {
          text: "The kitchen's topic, at once",
          happens: false,
          why: "The rooms are many and the lock is one: whoever joins anything stands behind the lobby.",
        },
        {
          text: "Nothing, and the gauge shows no connection out",
          happens: true,
          why: "It waits for the lock. Nobody gets as far as the database, so a pool's gauge has nothing to show.",
        },
        {
          text: "An error, when the pool's time-out is over",
          happens: false,
          why: "The pool was never asked. A lock without a time-out tells nobody anything.",
        },
      ],
    },
  },
  {
    id: "a-bad-evening",
    label: "A bad evening, for your own hub",
    scenario: buildScenario({
      name: "a stuck line, a broken one, an error, a lost line, a newcomer, and six messages",
      steps: [
        join([1, 2, 3, 4, 5], { atMs: 500, everyMs: 200 }),
        join([6], { atMs: 1_700, line: "stuck" }),
        join([7], { atMs: 1_900, line: "broken" }),
        sendFrom({ from: 1, to: 3 }, { atMs: 4_000, everyMs: 500, text: "good evening" }),
        join([8], { atMs: 6_000 }),
        sendFrom({ from: 2, to: 2 }, { atMs: 9_000, text: "" }),
        [{ atMs: 10_000, command: { kind: "pull-cable", tab: 3 } }],
        closeTabs({ from: 4, to: 4 }, { atMs: 11_000 }),
        sendFrom({ from: 8, to: 8 }, { atMs: 14_000, text: "who is still here?" }),
        getAt("/rooms/lobby", [20_000]),
      ],
      endMs: 24_000,
    }),
    prediction: null,
  },
];
