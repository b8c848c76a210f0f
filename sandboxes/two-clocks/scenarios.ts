import { buildScenario, closeTabs, openTabs, sendFrom } from "../../src/checks/scenario-builder.ts";
import type { PlayableScenario } from "../../src/contract/sandbox.ts";
import { pathOf } from "./replies.ts";

const minuteMs = 60_000;
const five = { from: 1, to: 5 };

const openMember = (tab: number, atMs: number) => openTabs({ from: tab, to: tab }, { atMs, path: pathOf(tab) });
const openFive = [1, 2, 3, 4, 5].map((tab) => openMember(tab, tab * 200));

export const scenarios: readonly PlayableScenario[] = [
  {
    id: "ten-minutes",
    label: "Ten minutes of five members",
    scenario: buildScenario({
      name: "5 members, one question a minute each",
      steps: [
        ...openFive,
        ...[1, 2, 3, 4, 5, 6, 7, 8, 9].map((minute) =>
          sendFrom(five, { atMs: minute * minuteMs, everyMs: 2_000, text: "unread" }),
        ),
        closeTabs(five, { atMs: 10 * minuteMs, everyMs: 200 }),
      ],
      endMs: 10 * minuteMs + 5_000,
    }),
    prediction: {
      question:
        "Five members stay for ten minutes, and each runs ten queries of a millisecond. How long is each connection out?",
      answers: [
        {
          text: "Some ten milliseconds: while its queries run",
          happens: false,
          why: "That is how long it is used. Between two queries it lies with its tab, where nobody else can have it.",
        },
        {
          text: "Until the first answer has been sent",
          happens: false,
          why: "Nothing gives it back there: getDb goes on when the handler is over, and the handler waits for messages.",
        },
        {
          text: "Ten minutes: as long as its socket",
          happens: true,
          why: "The dependency ends with the handler and the handler with the socket, so the lease runs by the socket's clock.",
        },
      ],
    },
  },
  {
    id: "four-ways-out",
    label: "Four ways out",
    scenario: buildScenario({
      name: "A stranger is turned away; three members leave, each in another way",
      steps: [
        [1, 2, 3].flatMap((tab) => openMember(tab, tab * 200)),
        openTabs({ from: 4, to: 4 }, { atMs: 2_000, path: "/ws?ticket=found-it" }),
        closeTabs({ from: 1, to: 1 }, { atMs: 6_000 }),
        [{ atMs: 8_000, command: { kind: "pull-cable", tab: 2 } }],
        sendFrom({ from: 3, to: 3 }, { atMs: 10_000, text: "unread" }),
        closeTabs({ from: 3, to: 3 }, { atMs: 10_400 }),
      ],
      endMs: 14_000,
      database: { statementMs: 1_000 },
    }),
    prediction: {
      question:
        "A stranger is turned away; Ada closes her tab, Ben's cable is pulled, Cleo leaves during a query. What comes back?",
      answers: [
        {
          text: "Ada's connection: only a clean close reaches the finally",
          happens: false,
          why: "To the handler each of the four is an end of its own code, and the framework resumes getDb after every end.",
        },
        {
          text: "All four",
          happens: true,
          why: "Return, disconnect or error: the framework resumes the generator, and its finally gives back. Nothing leaks.",
        },
        {
          text: "None: dependencies are not cleaned up on a socket",
          happens: false,
          why: "One hears it of FastAPI's Depends. It is cleaned up, at the end of the socket; that end may be hours away.",
        },
      ],
    },
  },
  {
    id: "a-green-test",
    label: "A test with five tabs",
    scenario: buildScenario({
      name: "5 members open, all ask, all leave",
      steps: [
        ...openFive,
        sendFrom(five, { atMs: 5_000, text: "unread" }),
        closeTabs(five, { atMs: 10_000, everyMs: 200 }),
      ],
      endMs: 14_000,
    }),
    prediction: {
      question: "A colleague tests this server with as many tabs as the pool has connections: five. What goes wrong?",
      answers: [
        {
          text: "The fifth tab is turned away",
          happens: false,
          why: "Five fit into five. The wall stands before the sixth, whom this test never sends.",
        },
        {
          text: "Nothing: all are answered and nothing stays behind",
          happens: true,
          why: "The broken server passes, so a pass says nothing. One tab more, and a look at the gauge in the silence, would.",
        },
        {
          text: "Their questions wait for each other",
          happens: false,
          why: "Each has a connection of its own, so five ask at once. That is the trouble, and here it looks like speed.",
        },
      ],
    },
  },
];
