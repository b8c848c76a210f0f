import { buildScenario } from "../../src/checks/scenario-builder.ts";
import type { PlayableScenario } from "../../src/contract/sandbox.ts";
import { gets, ordinaryTraffic } from "./traffic.ts";

export const scenarios: readonly PlayableScenario[] = [
  {
    id: "five-minutes",
    label: "Five and a half ordinary minutes",
    scenario: buildScenario({
      name: "an order every two seconds, and a bad link every thirty",
      steps: [ordinaryTraffic],
      endMs: 335_000,
    }),
    prediction: {
      question:
        "An order every two seconds, and every thirty seconds a link to one that is gone. What happens after five minutes?",
      answers: [
        {
          text: "Nothing new: the errors concern only who made them",
          happens: false,
          why: "Each took a connection along. Ten connections and ten errors make five minutes.",
        },
        {
          text: "Orders are answered more and more slowly",
          happens: false,
          why: "With one connection left they are as fast as with ten. The slope that one looks for is not there.",
        },
        {
          text: "Orders get an error",
          happens: false,
          why: "That would take a time-out, and pg has none unless it is set.",
        },
        {
          text: "Orders get no answer at all",
          happens: true,
          why: "The tenth bad link took the last connection. From there on everybody waits, without a limit.",
        },
      ],
    },
  },
  {
    id: "firewall",
    label: "The firewall tidies up",
    scenario: buildScenario({
      name: "two orders, the firewall cuts what idles, and an order",
      steps: [gets("/orders/1", 1, [0, 500]), gets("/tidy-up", 11, [4_000]), gets("/orders/2", 21, [8_000])],
      endMs: 12_000,
    }),
    prediction: {
      question: "Two orders have been served and one connection idles. A firewall cuts it. What becomes of the server?",
      answers: [
        {
          text: "It notices at the next order, which fails",
          happens: false,
          why: "So it is with a connection that is out. An idle one belongs to the pool, which learns of it at once.",
        },
        {
          text: "It opens another for the next order",
          happens: false,
          why: "It would, had somebody listened to the pool's error event.",
        },
        {
          text: "The process ends",
          happens: true,
          why: "The pool emits an error event that nobody listens to, and Node ends a process for that, with exit code 1.",
        },
      ],
    },
  },
];
