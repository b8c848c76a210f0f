import { buildScenario, openTabs } from "../../src/checks/scenario-builder.ts";
import type { PlayableScenario } from "../../src/contract/sandbox.ts";

export const scenarios: readonly PlayableScenario[] = [
  {
    id: "tabs-31",
    label: "31 tabs, one after the other",
    scenario: buildScenario({
      name: "31 tabs open, one a second",
      steps: [openTabs({ from: 1, to: 31 }, { atMs: 0, everyMs: 1_000, path: "/ws" })],
      endMs: 75_000,
    }),
    prediction: {
      question: "31 tabs open on a pool of 30, one a second. What happens to tab 31?",
      answers: [
        {
          text: "It gets a 31st connection",
          happens: false,
          why: "A pool never opens more than its max: the thirty-first asks for what nobody gives back.",
        },
        {
          text: "It is refused at once",
          happens: false,
          why: "Its handshake needs no connection and succeeds. Only then does its code ask the pool.",
        },
        {
          text: "It waits, and is turned away after 30 s",
          happens: true,
          why: "It stands in line for connectionTimeoutMillis, and no tab gives a connection back in that time.",
        },
      ],
    },
  },
];
