import { buildScenario, requestsAt } from "../../src/checks/scenario-builder.ts";
import type { PlayableScenario } from "../../src/contract/sandbox.ts";

const order = (customer: number, atMs: number) => ({
  atMs,
  path: `/customers/${customer}/orders`,
  method: "POST" as const,
});

export const scenarios: readonly PlayableScenario[] = [
  {
    id: "unknown-customer",
    label: "Customer 9 orders",
    scenario: buildScenario({
      name: "customer 1 orders, then customer 9, who does not exist; then the orders are counted",
      steps: [requestsAt([order(1, 1_000), order(9, 2_500), { atMs: 4_000, path: "/orders" }])],
      endMs: 6_000,
      // On a machine nearby a commit may fail before the answer has arrived that was sent before it began.
      database: { latencyMs: 20 },
    }),
    prediction: {
      question: "Customer 9 does not exist, and the table finds out at COMMIT. What is the client of that order told?",
      answers: [
        {
          text: "200, and a number for the order",
          happens: true,
          why: "The handler returned and the answer left. COMMIT runs behind the yield, after that; only the log hears of its error.",
        },
        {
          text: "500: the commit failed",
          happens: false,
          why: "There is nothing left to answer with. The 200 was on its way when the commit began.",
        },
        {
          text: "409: the insert is refused",
          happens: false,
          why: "The constraint is DEFERRABLE INITIALLY DEFERRED, so the INSERT itself succeeds. It is looked at when the transaction ends.",
        },
      ],
    },
  },
  {
    id: "far-away",
    label: "A database far away",
    scenario: buildScenario({
      name: "an order, each statement on its way for half a second",
      steps: [requestsAt([order(1, 1_000)])],
      endMs: 5_000,
      database: { latencyMs: 500 },
    }),
    prediction: {
      question: "BEGIN, INSERT and COMMIT take half a second each. After how long is the client told?",
      answers: [
        {
          text: "About 1.5 seconds: when it is committed",
          happens: false,
          why: "The answer leaves when the handler has returned. The commit has not even been asked for then.",
        },
        {
          text: "About 1 second: before the commit",
          happens: true,
          why: "BEGIN and INSERT, then the answer. The lease lasts half a second longer, for a commit that nobody waits for.",
        },
        {
          text: "At once: the database works behind the answer",
          happens: false,
          why: "The handler awaits its INSERT, whose number is in the answer. Only what stands behind the yield comes later.",
        },
      ],
    },
  },
];
