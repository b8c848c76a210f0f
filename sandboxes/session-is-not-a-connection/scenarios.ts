import { buildScenario, closeTabs, openTabs, sendFrom } from "../../src/checks/scenario-builder.ts";
import type { PlayableScenario } from "../../src/contract/sandbox.ts";

const first = { from: 1, to: 1 };
const second = { from: 2, to: 2 };

export const scenarios: readonly PlayableScenario[] = [
  {
    id: "ten-sessions",
    label: "Ten sessions, one question",
    scenario: buildScenario({
      name: "ten tabs open, and tab 1 asks for the stock of item 7",
      steps: [
        openTabs({ from: 1, to: 10 }, { atMs: 0, everyMs: 300, path: "/ws" }),
        sendFrom(first, { atMs: 6_000, text: "stock 7" }),
      ],
      endMs: 12_000,
    }),
    prediction: {
      question:
        "Ten tabs open, and the handler makes a session for each. Then tab 1 asks once. How many connections are in use in the end?",
      answers: [
        {
          text: "Ten: one for each session",
          happens: false,
          why: "A session is an object of your program. Nine of these ten have never spoken to Postgres, and the pool has four.",
        },
        {
          text: "Four: all that the pool has",
          happens: false,
          why: "Making a session asks the pool for nothing, so the pool is never asked for more than one.",
        },
        {
          text: "One: tab 1's, and it stays out",
          happens: true,
          why: "Its first statement began a transaction and borrowed for it. Nothing has ended the transaction since.",
        },
        {
          text: "None: tab 1 has its answer",
          happens: false,
          why: "The statement has ended; the transaction around it has not, and the connection belongs to the transaction.",
        },
      ],
    },
  },
  {
    id: "two-buyers",
    label: "Two buyers of one item",
    scenario: buildScenario({
      name: "tab 1 buys item 7 and stays 20 s; tab 2 buys item 7",
      steps: [
        openTabs({ from: 1, to: 2 }, { atMs: 0, everyMs: 200, path: "/ws" }),
        sendFrom(first, { atMs: 1_000, text: "buy 7" }),
        sendFrom(second, { atMs: 3_000, text: "buy 7" }),
        closeTabs(first, { atMs: 20_000 }),
      ],
      endMs: 26_000,
    }),
    prediction: {
      question:
        "There are ten of item 7. Tab 1 buys one and is told 9. Then tab 2 buys one. What is tab 2 told, and when?",
      answers: [
        {
          text: "8, at once",
          happens: false,
          why: "Tab 1's sale is not committed. Its transaction keeps the row locked, and tab 2's UPDATE waits for the lock.",
        },
        {
          text: "8, once tab 1 has left",
          happens: false,
          why: "It does wait until then. But tab 1's session was closed and never committed, so the sale was rolled back.",
        },
        {
          text: "9, once tab 1 has left",
          happens: true,
          why: "Tab 1's leaving closes its session, which rolls the sale back. Tab 2 gets the lock, and the stock of before.",
        },
        {
          text: "Nothing: the pool is dry",
          happens: false,
          why: "Two of four connections are out. What tab 2 waits for is a lock inside Postgres.",
        },
      ],
    },
  },
];
