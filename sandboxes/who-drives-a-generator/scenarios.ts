import { buildScenario, requestsAt } from "../../src/checks/scenario-builder.ts";
import type { PlayableScenario } from "../../src/contract/sandbox.ts";

export const scenarios: readonly PlayableScenario[] = [
  {
    id: "five-visits",
    label: "Five visits, one a second",
    scenario: buildScenario({
      name: "five visits to a pool of three, one a second",
      steps: [requestsAt([1, 2, 3, 4, 5].map((id) => ({ atMs: 1_000 * id, path: `/books/${id}` })))],
      endMs: 13_000,
    }),
    prediction: {
      question: "Each visit calls next() once, answers, and drops the generator. How many of five get their book?",
      answers: [
        {
          text: "All five: a dropped generator is cleaned up",
          happens: false,
          why: "Nobody calls the generator again, so it stays at its yield; JavaScript does not run its finally for it.",
        },
        {
          text: "Three; the others get 500 after 5 s",
          happens: true,
          why: "Each of the first three leaves a connection with a generator that nobody resumes. The pool has no fourth.",
        },
        {
          text: "One; the rest wait behind it",
          happens: false,
          why: "Every call of getDb() makes a generator of its own, and each of those takes a connection of its own.",
        },
      ],
    },
  },
  {
    id: "four-drivers",
    label: "Four ways to drive it",
    scenario: buildScenario({
      name: "next, return, throw, and return before the first next",
      steps: [
        requestsAt(
          ["next", "return", "throw", "early"].map((way, turn) => ({
            atMs: 1_000 + 1_500 * turn,
            path: `/drive/${way}`,
          })),
        ),
      ],
      endMs: 8_000,
    }),
    prediction: {
      question: "next() twice; next() and return(); next() and throw(); return() alone. Which of them print a 4?",
      answers: [
        {
          text: "The first alone",
          happens: true,
          why: "Only next() goes on after the yield: 1, 2, 4, 3. return() and throw() leave from there for the finally: 1, 2, 3.",
        },
        {
          text: "All but the last",
          happens: false,
          why: "return() and throw() run the finally, but not what stands between the yield and the finally.",
        },
        {
          text: "The first and the third",
          happens: false,
          why: "throw() makes the yield itself throw, so the line after it is skipped as after any error.",
        },
        {
          text: "All four",
          happens: false,
          why: "The last prints nothing whatever: a generator that has not begun has no try to leave.",
        },
      ],
    },
  },
];
