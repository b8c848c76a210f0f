import { buildScenario, closeTabs, getAt, openTabs, sendFrom } from "../../src/checks/scenario-builder.ts";
import type { PlayableScenario } from "../../src/contract/sandbox.ts";

const path = "/messages";
const thirty = { from: 1, to: 30 };

export const scenarios: readonly PlayableScenario[] = [
  {
    id: "the-night",
    label: "The night, in 75 seconds",
    scenario: buildScenario({
      name: "30 people read, one more comes, five reload in vain, and all go to bed",
      steps: [
        openTabs(thirty, { atMs: 0, everyMs: 100, path }),
        openTabs({ from: 31, to: 31 }, { atMs: 6_000, path }),
        getAt("/ready", [10_000, 25_000, 40_000, 60_000]),
        openTabs({ from: 32, to: 36 }, { atMs: 20_000, everyMs: 500, path }),
        closeTabs({ from: 32, to: 36 }, { atMs: 28_000, everyMs: 500 }),
        closeTabs(thirty, { atMs: 45_000, everyMs: 50 }),
      ],
      endMs: 75_000,
    }),
    prediction: {
      question: "At 45 s the thirty readers leave, and nobody is connected any more. How many connections stay out?",
      answers: [
        {
          text: "None: the finally gives each of them back",
          happens: false,
          why: "Each of the thirty, yes. But five who had left while waiting were still in line, and they were next.",
        },
        {
          text: "Five",
          happens: true,
          why: "Five reloads stood in line after their tabs had gone. Each is lent a connection, its send() throws before the try, and nobody gives back.",
        },
        {
          text: "Six: the 31st tab as well",
          happens: false,
          why: "The 31st was turned away after 30 s, at 36 s. It never had a connection to lose.",
        },
        {
          text: "Thirty: closed tabs lose theirs",
          happens: false,
          why: "A tab that closes ends the loop over its messages, and the finally after it runs.",
        },
      ],
    },
  },
  {
    id: "the-load-balancer",
    label: "The load balancer asks",
    scenario: buildScenario({
      name: "30 tabs are open, a 31st waits, and /ready is asked every five seconds",
      steps: [
        openTabs(thirty, { atMs: 0, everyMs: 100, path }),
        openTabs({ from: 31, to: 31 }, { atMs: 5_000, path }),
        getAt("/ready", [10_000, 15_000, 20_000, 25_000, 30_000]),
      ],
      endMs: 38_000,
    }),
    prediction: {
      question: "The pool is full and a visitor waits. What does GET /ready tell the load balancer?",
      answers: [
        {
          text: "200: send me more",
          happens: true,
          why: "It asks nobody anything. All night it sent visitors to a server that could not serve them.",
        },
        {
          text: "503: send them elsewhere",
          happens: false,
          why: "Nothing in it looks at the pool, so nothing in it can change.",
        },
        {
          text: "Nothing for 30 s: it stands in line too",
          happens: false,
          why: "It needs no connection. That fault is the one that people put in its place.",
        },
      ],
    },
  },
  {
    id: "thirty-translate",
    label: "30 texts are translated",
    scenario: buildScenario({
      name: "30 tabs each send a text to be translated",
      steps: [openTabs(thirty, { atMs: 0, everyMs: 50, path }), sendFrom(thirty, { atMs: 4_000, text: "ahoy" })],
      endMs: 9_000,
    }),
    prediction: {
      question: "All thirty tabs send a text at 4 s. How many queries run in Postgres at 5 s, with 30 of 30 in use?",
      answers: [
        {
          text: "Thirty",
          happens: false,
          why: "In use counts what is lent. The statement that each of them is for comes only after the translation.",
        },
        {
          text: "None",
          happens: true,
          why: "Each waits two seconds for a service elsewhere, with a connection in its hand.",
        },
        {
          text: "One after the other",
          happens: false,
          why: "They do not wait for each other. All thirty wait for the same service, and Postgres has nothing to do.",
        },
      ],
    },
  },
];
