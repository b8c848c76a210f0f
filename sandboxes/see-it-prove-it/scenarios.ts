import { buildScenario } from "../../src/checks/scenario-builder.ts";
import type { PlayableScenario } from "../../src/contract/sandbox.ts";
import { callsOf, eachMethodOnce, getsAt, secondCalls } from "./calls.ts";

const slowly = 500;

export const scenarios: readonly PlayableScenario[] = [
  {
    id: "each-method-once",
    label: "21 methods, each called once",
    scenario: buildScenario({
      name: "each of the 21 methods is called once",
      steps: [eachMethodOnce({ atMs: 500, everyMs: slowly })],
      endMs: 20_000,
    }),
    prediction: {
      question:
        "Each of the 21 methods is called once, one after the other, on a pool of ten. How many leases are left?",
      answers: [
        {
          text: "None: each ran its statement and returned",
          happens: false,
          why: "Returning ends a method, not its session. Who read and neither committed nor closed is still borrowing.",
        },
        {
          text: "Six",
          happens: true,
          why: "The six that read and end nothing. Whoever commits, rolls back or closes gives the connection back.",
        },
        {
          text: "Ten: all 21 leak, until the pool is dry",
          happens: false,
          why: "Fifteen of them end their session in one way or another, and the calls after them find a free connection.",
        },
      ],
    },
  },
  {
    id: "leak-and-monitor",
    label: "The leaks, and what the monitor says",
    scenario: buildScenario({
      name: "every method, three of them again, and GET /monitor",
      steps: [
        eachMethodOnce({ atMs: 0, everyMs: 100 }),
        secondCalls({ atMs: 4_000, everyMs: 1_000 }),
        getsAt("/monitor", 901, [3_000, 14_000]),
      ],
      endMs: 16_000,
    }),
    prediction: {
      question: "Eight of ten connections are lost by now and nobody works. What does GET /monitor answer?",
      answers: [
        {
          text: "Healthy",
          happens: true,
          why: "It counts connects and removes. A leaked connection was opened and never closed, as a pooled one should be.",
        },
        {
          text: "Suspect, for eight are out",
          happens: false,
          why: "It never hears of a checkout. Its figure of open connections is the same whether they are out or idle.",
        },
        {
          text: "Nothing: it waits for a connection too",
          happens: false,
          why: "It asks the pool for nothing, and answers at once. Being asked was never its weakness.",
        },
      ],
    },
  },
  {
    id: "busy-and-healthy",
    label: "40 reports, and all come back",
    scenario: buildScenario({
      name: "40 reports of two seconds, then nothing, and GET /monitor",
      steps: [
        callsOf("/report", { from: 1, count: 40, atMs: 500, everyMs: 20 }),
        getsAt("/monitor", 901, [5_000, 12_000]),
      ],
      endMs: 14_000,
    }),
    prediction: {
      question: "Forty reports have ended and every connection is back. What does GET /monitor give as inUse?",
      answers: [
        {
          text: "0",
          happens: false,
          why: "That is the truth, and not what it counts: the ten connections are back and still open.",
        },
        {
          text: "10",
          happens: true,
          why: "Ten were opened and none has been closed. Open is what it counts, and a pool keeps them open on purpose.",
        },
        {
          text: "40",
          happens: false,
          why: "Forty checkouts used ten connections four times each; only the opening is an event that it hears.",
        },
      ],
    },
  },
];
