import { buildScenario, closeTabs, openTabs, sendFrom } from "../../src/checks/scenario-builder.ts";
import type { PlayableScenario } from "../../src/contract/sandbox.ts";

const first = { from: 1, to: 1 };
const second = { from: 2, to: 2 };

const askOnceASecond = (count: number, fromMs: number) =>
  Array.from({ length: count }, (_, index) => sendFrom(first, { atMs: fromMs + index * 1_000, text: "count" }));

export const scenarios: readonly PlayableScenario[] = [
  {
    id: "six-questions",
    label: "One tab asks six times",
    scenario: buildScenario({
      name: "one tab asks six times, once a second",
      steps: [openTabs(first, { atMs: 0, path: "/ws" }), ...askOnceASecond(6, 1_000)],
      endMs: 20_000,
    }),
    prediction: {
      question:
        "One tab asks for the count six times, once a second. The pool has five connections. What becomes of the sixth question?",
      answers: [
        {
          text: "It is answered like the others",
          happens: false,
          why: "Each question before it borrowed a connection and kept it. Five questions, five connections: none is left.",
        },
        {
          text: "Postgres opens a sixth connection for it",
          happens: false,
          why: "Postgres would, but the pool does not ask: it never opens more than its max of five.",
        },
        {
          text: "It waits 10 s, then the socket is closed",
          happens: true,
          why: "It stands in line for connectionTimeoutMillis. Nobody gives a connection back, so connect() throws, and with it the handler.",
        },
        {
          text: "The server process ends",
          happens: false,
          why: "A full pool is a line and then an error for whoever waited. The process and everybody else go on.",
        },
      ],
    },
  },
  {
    id: "the-tab-leaves",
    label: "The tab leaves, another comes",
    scenario: buildScenario({
      name: "tab 1 asks five times and closes; tab 2 opens and asks",
      steps: [
        openTabs(first, { atMs: 0, path: "/ws" }),
        ...askOnceASecond(5, 1_000),
        closeTabs(first, { atMs: 7_000 }),
        openTabs(second, { atMs: 8_000, path: "/ws" }),
        sendFrom(second, { atMs: 9_000, text: "count" }),
      ],
      endMs: 24_000,
    }),
    prediction: {
      question: "Tab 1 asks five times and is closed. Then tab 2 opens and asks once. What does it get?",
      answers: [
        {
          text: "The count: what tab 1 had came back when it left",
          happens: false,
          why: "A socket that closes ends its handler. Nothing in the handler gives back, so nothing came back.",
        },
        {
          text: "No answer: it waits 10 s and is dropped",
          happens: true,
          why: "All five connections are still on loan to a tab that no longer exists. That is a leak, and only a restart ends it.",
        },
        {
          text: "The count, a little late: pg collects what lies unused",
          happens: false,
          why: "idleTimeoutMillis closes connections that lie in the pool. These do not: the pool has lent them.",
        },
      ],
    },
  },
];
