import { buildScenario, getAt } from "../../src/checks/scenario-builder.ts";
import type { PlayableScenario } from "../../src/contract/sandbox.ts";

export const scenarios: readonly PlayableScenario[] = [
  {
    id: "suite-and-the-held",
    label: "The suite, and a service that holds",
    scenario: buildScenario({
      name: "the suite is run against a service that holds a connection for each open visit",
      steps: [getAt("/suite/holds-while-open", [500])],
      endMs: 6_000,
    }),
    prediction: {
      question:
        "This service holds a connection for each open visit. The suite makes 100 visits in a row, then 5 at once on a pool of 5. What does it say?",
      answers: [
        {
          text: "Green",
          happens: true,
          why: "One visit at a time needs one connection, five need five. The sixth, which nobody makes, would have waited.",
        },
        {
          text: "Red, after a hundred visits",
          happens: false,
          why: "Each visit closes before the next one opens, and its connection is lent again.",
        },
        {
          text: "Red, at five at once",
          happens: false,
          why: "Five connections carry five holders. The wall stands at capacity plus one.",
        },
      ],
    },
  },
  {
    id: "suite-and-the-leak",
    label: "The suite, and a service that leaks",
    scenario: buildScenario({
      name: "the suite is run against a service that leaks where it fails",
      steps: [getAt("/suite/leaks-on-error", [500])],
      endMs: 6_000,
    }),
    prediction: {
      question:
        "This service loses a connection whenever an item is missing. What does the gauge show after the suite?",
      answers: [
        {
          text: "5 in use: all are lost",
          happens: false,
          why: "For that somebody would have had to ask for something that is not there.",
        },
        {
          text: "0 in use, and the suite is green",
          happens: true,
          why: "105 visits ask for item 1, which exists. A path that no test takes is a path that every test passes.",
        },
        {
          text: "1 in use, and the suite is red",
          happens: false,
          why: "No visit fails, so nothing is lost, and the suite does not look at the gauge in any case.",
        },
      ],
    },
  },
];
