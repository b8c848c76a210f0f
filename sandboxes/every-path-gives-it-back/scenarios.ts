import { buildScenario, closeTabs, openTabs, sendFrom } from "../../src/checks/scenario-builder.ts";
import type { PlayableScenario } from "../../src/contract/sandbox.ts";
import { getItems } from "./requests.ts";

const three = { from: 1, to: 3 };

export const scenarios: readonly PlayableScenario[] = [
  {
    id: "five-failures",
    label: "Five calls fail, a sixth asks",
    scenario: buildScenario({
      name: "five calls with an id that is no number, then one for item 7",
      steps: [getItems(["seven", "seven", "seven", "seven", "seven", "7"], { atMs: 1_000, everyMs: 1_000 })],
      endMs: 20_000,
    }),
    prediction: {
      question:
        "Five calls ask for an id that is no number, and their queries fail. Then somebody asks for item 7. What is the answer?",
      answers: [
        {
          text: "The item, at once",
          happens: false,
          why: "Each failed query threw past the line with release(). Five failures, five connections that nobody gives back.",
        },
        {
          text: "500 at once, like the five before it",
          happens: false,
          why: "Nothing is wrong with this call. It never comes to its query, for it waits for a connection first.",
        },
        {
          text: "Nothing for 10 s, then 500",
          happens: true,
          why: "It stands in line for connectionTimeoutMillis, and the holders it waits for ended seconds ago.",
        },
      ],
    },
  },
  {
    id: "leave-while-asking",
    label: "Three tabs leave too early",
    scenario: buildScenario({
      name: "three tabs ask for item 7 and leave while the query runs, 2 s long",
      steps: [
        openTabs(three, { atMs: 500, everyMs: 200, path: "/ws" }),
        sendFrom(three, { atMs: 2_000, everyMs: 200, text: "7" }),
        closeTabs(three, { atMs: 3_000, everyMs: 200 }),
      ],
      endMs: 10_000,
      database: { statementMs: 2_000 },
    }),
    prediction: {
      question:
        "Three tabs ask for item 7. The query takes 2 s, and they leave after one. How many connections are in use in the end?",
      answers: [
        {
          text: "None: a socket that closes gives back what it held",
          happens: false,
          why: "A socket holds nothing. The handler does, and it learns of the close only when it next sends or receives.",
        },
        {
          text: "None: the queries end, and release() follows",
          happens: false,
          why: "The queries do end. Then send() finds the tab gone and throws, and release() stands on the line after it.",
        },
        {
          text: "Three, and they stay out",
          happens: true,
          why: "Each handler ended at send(), one line before release(). Nobody is left who could give back.",
        },
      ],
    },
  },
];
