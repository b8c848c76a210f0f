import { buildScenario, openTabs, sendFrom } from "../../src/checks/scenario-builder.ts";
import type { PlayableScenario } from "../../src/contract/sandbox.ts";

const twelve = { from: 1, to: 12 };
const one = { from: 1, to: 1 };
const two = { from: 2, to: 2 };
const quickly = { atMs: 0, everyMs: 50, path: "/documents/1" };

export const scenarios: readonly PlayableScenario[] = [
  {
    id: "twelve-ask-at-once",
    label: "12 tabs ask at once",
    scenario: buildScenario({
      name: "12 tabs ask for a summary at once, on a pool of 3",
      steps: [openTabs(twelve, quickly), sendFrom(twelve, { atMs: 2_000, text: "summarise" })],
      endMs: 8_000,
    }),
    prediction: {
      question:
        "Twelve tabs ask at once. A call takes 1 s, the pool has 3 connections, and waits for 2.5 s. How many get a summary?",
      answers: [
        {
          text: "All 12, after one second",
          happens: false,
          why: "The calls could run side by side, but each is made with a connection in hand, and there are three.",
        },
        {
          text: "9, in three rounds; 3 are told that they waited too long",
          happens: true,
          why: "Three connections at a second each carry three calls a second. Who is not in one of three rounds waits 2.5 s.",
        },
        {
          text: "3, and 9 are refused at once",
          happens: false,
          why: "A full pool refuses nobody at once. Whoever finds it full waits, here for up to 2.5 s.",
        },
      ],
    },
  },
  {
    id: "edited-meanwhile",
    label: "An edit while the model reads",
    scenario: buildScenario({
      name: "Tab 1 asks for a summary, tab 2 saves a new text half a second later",
      steps: [
        openTabs({ from: 1, to: 2 }, quickly),
        sendFrom(one, { atMs: 2_000, text: "summarise" }),
        sendFrom(two, { atMs: 2_500, text: "A new text" }),
      ],
      endMs: 6_000,
    }),
    prediction: {
      question:
        "Tab 1 holds its connection while the model reads the text. Half a second later tab 2 saves a new one. What comes of it?",
      answers: [
        {
          text: "Tab 2 waits until tab 1 has given back",
          happens: false,
          why: "A lease locks a connection and no row. Two more are free, and nothing keeps tab 2 from writing.",
        },
        {
          text: "Both succeed, and the new text has the summary of the old one",
          happens: true,
          why: "Tab 1 writes last and does not look. A connection in hand protects nothing of what was read over it.",
        },
        {
          text: "Tab 1 gets an error, as its text is gone",
          happens: false,
          why: "Its UPDATE asks for the row by id alone, so it fits, whatever the row says by now.",
        },
      ],
    },
  },
];
