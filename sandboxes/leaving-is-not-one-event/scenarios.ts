import { buildScenario, closeTabs, getAt, openTabs, sendFrom } from "../../src/checks/scenario-builder.ts";
import type { PlayableScenario } from "../../src/contract/sandbox.ts";

const path = "/ws";
const minuteMs = 60_000;

export const scenarios: readonly PlayableScenario[] = [
  {
    id: "eight-come-three-give-up",
    label: "Eight come, three give up, all leave",
    scenario: buildScenario({
      name: "8 tabs come in on a pool of 5; three leave in line, the others later",
      steps: [
        openTabs({ from: 1, to: 8 }, { atMs: 0, everyMs: 50, path }),
        closeTabs({ from: 6, to: 8 }, { atMs: 1_000, everyMs: 100 }),
        closeTabs({ from: 1, to: 5 }, { atMs: 8_000, everyMs: 200 }),
        getAt("/members", [12_000]),
      ],
      endMs: 15_000,
      database: { statementMs: 2_000 },
    }),
    prediction: {
      question:
        "Eight tabs come in on a pool of five; 6, 7 and 8 leave while they wait in line. Later all others leave too. What is in use?",
      answers: [
        {
          text: "0: who has left the line is not served any more",
          happens: false,
          why: "Nobody tells the pool. It serves three handlers whose tabs are gone, and their first send throws.",
        },
        {
          text: "3, held by tabs that are gone",
          happens: true,
          why: "The connections came, the welcome could not be sent, and the release stands after it. Nobody is left to do it.",
        },
        {
          text: "5: the pool stays full",
          happens: false,
          why: "Tabs 1 to 5 were welcomed and gave back at once. What is lost is lost by those who left too early.",
        },
      ],
    },
  },
  {
    id: "a-bad-message",
    label: "One bad message",
    scenario: buildScenario({
      name: "3 tabs come in, tab 2 sends what is no JSON, then all leave",
      steps: [
        openTabs({ from: 1, to: 3 }, { atMs: 0, everyMs: 200, path }),
        sendFrom({ from: 2, to: 2 }, { atMs: 3_000, text: "hello?" }),
        closeTabs({ from: 1, to: 1 }, { atMs: 6_000 }),
        closeTabs({ from: 3, to: 3 }, { atMs: 6_500 }),
        getAt("/members", [9_000]),
      ],
      endMs: 12_000,
    }),
    prediction: {
      question:
        "Three tabs come in. Tab 2 sends a message that is no JSON. Tabs 1 and 3 close. How many members are left?",
      answers: [
        {
          text: "0: a socket that is closed is removed",
          happens: false,
          why: "Two of them. The third socket was closed by the server itself, after an error, and the catch wants a disconnect.",
        },
        {
          text: "1: a ghost",
          happens: true,
          why: "JSON.parse throws a SyntaxError. It passes the catch, the socket is closed with 1011, and the member stays.",
        },
        {
          text: "3: the server has crashed",
          happens: false,
          why: "One handler has failed; the server answers GET /members as before.",
        },
      ],
    },
  },
  {
    id: "without-a-word",
    label: "Gone without a word",
    scenario: buildScenario({
      name: "3 tabs come in, tab 3 vanishes without a word; ten minutes pass",
      steps: [
        openTabs({ from: 1, to: 3 }, { atMs: 0, everyMs: 200, path }),
        [{ atMs: 10_000, command: { kind: "fall-asleep", tab: 3 } }],
        [1, 3, 5, 7, 9].flatMap((minute) =>
          sendFrom({ from: 1, to: 2 }, { atMs: minute * minuteMs, everyMs: 500, text: '{"say":"hello"}' }),
        ),
        getAt("/members", [2 * minuteMs, 10 * minuteMs]),
      ],
      endMs: 10 * minuteMs + 5_000,
    }),
    prediction: {
      question:
        "Tab 3's laptop loses its network: no close, no error, nothing arrives any more. When does the server notice?",
      answers: [
        {
          text: "At once: the connection is broken",
          happens: false,
          why: "A connection is an agreement of two ends. When one falls silent, nothing travels that could tell the other.",
        },
        {
          text: "After a minute or so, by TCP's own time-out",
          happens: false,
          why: "TCP misses an answer only when it has sent something, and this server has nothing to say to tab 3.",
        },
        {
          text: "Not in these ten minutes",
          happens: true,
          why: "It waits in receive() for a message that may always still come. Ten minutes later the count is 3.",
        },
      ],
    },
  },
];
