import { buildScenario, closeTabs, getAt, openTabs, sendFrom } from "../../src/checks/scenario-builder.ts";
import type { PlayableScenario } from "../../src/contract/sandbox.ts";

const thirty = { from: 1, to: 30 };
const quickly = { atMs: 0, everyMs: 100, path: "/ws" };

export const scenarios: readonly PlayableScenario[] = [
  {
    id: "tabs-31",
    label: "31 tabs, one after the other",
    scenario: buildScenario({
      name: "31 tabs open, one a second",
      steps: [openTabs({ from: 1, to: 31 }, { atMs: 0, everyMs: 1_000, path: "/ws" })],
      endMs: 75_000,
    }),
    prediction: {
      question: "31 tabs open on a pool of 30, one a second. What happens to tab 31?",
      answers: [
        {
          text: "It gets a 31st connection",
          happens: false,
          why: "A pool never opens more than its max: the thirty-first asks for what nobody gives back.",
        },
        {
          text: "It is refused at once",
          happens: false,
          why: "Its handshake needs no connection and succeeds. Only then does its code ask the pool.",
        },
        {
          text: "It waits, and is turned away after 30 s",
          happens: true,
          why: "It stands in line for connectionTimeoutMillis, and no tab gives a connection back in that time.",
        },
      ],
    },
  },
  {
    id: "one-leaves-in-time",
    label: "33 tabs, and one leaves in time",
    scenario: buildScenario({
      name: "33 tabs open, tab 5 closes while three wait",
      steps: [
        openTabs(thirty, quickly),
        openTabs({ from: 31, to: 33 }, { atMs: 5_000, everyMs: 3_000, path: "/ws" }),
        closeTabs({ from: 5, to: 5 }, { atMs: 20_000 }),
      ],
      endMs: 48_000,
    }),
    prediction: {
      question: "Thirty tabs hold the pool; 31, 32 and 33 wait. After 20 s tab 5 closes. Who is served?",
      answers: [
        {
          text: "Nobody: a closed tab's connection is gone",
          happens: false,
          why: "The close ends the loop over its messages, the finally gives the connection back, and it is lent again.",
        },
        {
          text: "Tab 31 alone; 32 and 33 are turned away",
          happens: true,
          why: "One connection came back, and who has waited longest gets it. Nobody else leaves within their 30 s.",
        },
        {
          text: "Tab 33, the newest in line",
          happens: false,
          why: "The line is first come, first served: tab 31 has stood in it since its fifth second.",
        },
        {
          text: "All three, one after the other",
          happens: false,
          why: "Tab 31 keeps what it was given for as long as it is open, so nothing is left for 32 and 33.",
        },
      ],
    },
  },
  {
    id: "reports-and-health-check",
    label: "30 reports and a health check",
    scenario: buildScenario({
      name: "30 tabs run a report of 60 s, tab 31 asks, /ping is called every 5 s",
      steps: [
        openTabs(thirty, quickly),
        sendFrom(thirty, { atMs: 4_000, text: "report" }),
        openTabs({ from: 31, to: 31 }, { atMs: 5_000, path: "/ws" }),
        getAt("/ping", [8_000, 13_000, 18_000, 23_000, 28_000, 33_000, 38_000]),
      ],
      endMs: 42_000,
    }),
    prediction: {
      question: "Every connection runs a report and tab 31 stands in line. What does the health check GET /ping say?",
      answers: [
        {
          text: "It waits in line behind tab 31",
          happens: false,
          why: "Only who asks the pool stands in its line, and /ping asks for no connection.",
        },
        {
          text: "200 pong, at once: it sees nothing",
          happens: true,
          why: "It needs no connection, so it answers while the pool is dry. A check that never asks the pool stays green.",
        },
        {
          text: "500 once tab 31 has been turned away",
          happens: false,
          why: "The time-out is tab 31's error alone; the process and its other routes go on.",
        },
      ],
    },
  },
];
