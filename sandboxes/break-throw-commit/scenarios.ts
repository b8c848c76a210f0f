import { buildScenario, getAt, openTabs, sendFrom } from "../../src/checks/scenario-builder.ts";
import type { PlayableScenario } from "../../src/contract/sandbox.ts";

const four = { from: 1, to: 4 };
const opening = { atMs: 0, everyMs: 200, path: "/ws" };

export const scenarios: readonly PlayableScenario[] = [
  {
    id: "four-orders",
    label: "Four orders, then the books",
    scenario: buildScenario({
      name: "four tabs order two apples each, then GET /books",
      steps: [
        openTabs(four, opening),
        sendFrom(four, { atMs: 2_000, everyMs: 500, text: "2" }),
        getAt("/books", [5_000]),
      ],
      endMs: 7_000,
    }),
    prediction: {
      question: 'Four tabs order two apples each, and each is told { "ordered": 2 }. What does GET /books say?',
      answers: [
        {
          text: "4 orders, 92 apples",
          happens: false,
          why: "The statements ran, in transactions that nobody committed. The break left each of them before its COMMIT.",
        },
        {
          text: "0 orders, 100 apples",
          happens: true,
          why: "break calls the generator's return(): from the yield straight to the finally, which rolls back.",
        },
        {
          text: "Nothing: the pool is empty",
          happens: false,
          why: "Every connection came back at once, for a break in for await waits for the finally. That part works.",
        },
      ],
    },
  },
  {
    id: "too-many-apples",
    label: "An order for too many",
    scenario: buildScenario({
      name: "one tab orders 200 apples of 100",
      steps: [openTabs({ from: 1, to: 1 }, opening), sendFrom({ from: 1, to: 1 }, { atMs: 1_500, text: "200" })],
      endMs: 4_000,
    }),
    prediction: {
      question: 'placeOrder() throws in the body of the loop. Does the generator\'s catch print "the generator saw"?',
      answers: [
        {
          text: "Yes: the error comes out of the yield",
          happens: false,
          why: "So it would if a driver called throw(), as FastAPI and tiny do. A loop never does; it calls return().",
        },
        {
          text: "No: the loop calls return(), not throw()",
          happens: true,
          why: "The error belongs to the body. The generator is only told that the loop is over, and runs its finally.",
        },
        {
          text: "Yes, but only after the tab has its answer",
          happens: false,
          why: "It is not a matter of order. The finally has run before the error reaches the tab; the catch never runs.",
        },
      ],
    },
  },
];
