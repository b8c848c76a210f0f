import type { PlayableScenario } from "../../src/contract/sandbox.ts";
import { buildWaves } from "./traffic.ts";

export const scenarios: readonly PlayableScenario[] = [
  {
    id: "rush-of-120",
    label: "120 reports on four workers",
    scenario: buildWaves({
      name: "120 reports of 10 s, 30 to each of four workers",
      waves: [{ path: "/report/10", count: 120, atMs: 500, everyMs: 5 }],
      endMs: 24_000,
    }),
    prediction: {
      question:
        "Four workers, each with a pool of 30, get 30 reports each. Postgres has 97 slots for them. What becomes of the other 23 reports?",
      answers: [
        {
          text: "There are none: each worker has its 30",
          happens: false,
          why: "A max is what a pool may ask for, not what it has. The four cannot see each other, and the server counts them together.",
        },
        {
          text: "They wait until a connection is free",
          happens: false,
          why: "They would, if their pool were full. It was not, so it asked for one more connection, and the server's no became their error.",
        },
        {
          text: "They fail at once with FATAL",
          happens: true,
          why: "53300: the slots that are left are for superusers. No line, no time-out; 97 are served and 23 get a 500 within milliseconds.",
        },
        {
          text: "They time out after 30 s",
          happens: false,
          why: "connectionTimeoutMillis bounds a wait, and there was none: the server refused within milliseconds.",
        },
      ],
    },
  },
  {
    id: "idle-connection-is-cut",
    label: "An idle connection is cut",
    scenario: buildWaves({
      name: "Each worker serves a report; then the server ends one idle session",
      waves: [
        { path: "/report/0", count: 4, atMs: 1_000, everyMs: 250 },
        { path: "/cut", count: 1, atMs: 4_000 },
        { path: "/report/0", count: 8, atMs: 6_000, everyMs: 250 },
      ],
      endMs: 10_000,
    }),
    prediction: {
      question: "Every worker has one idle connection. The server ends one of them. What does its worker do?",
      answers: [
        {
          text: "Nothing; its next query fails",
          happens: false,
          why: "So it would be with a client that notices nothing. pg reads the socket even while the connection idles.",
        },
        {
          text: "Its pool opens a new one",
          happens: false,
          why: "It would with its next borrower, had the process lived on. Nobody listened for the pool's error.",
        },
        {
          text: "It ends, with exit code 1",
          happens: true,
          why: "The pool emits error, nobody listens, and to Node an error event without a listener is an uncaught exception.",
        },
      ],
    },
  },
  {
    id: "rush-then-trickle",
    label: "A rush, then a trickle",
    scenario: buildWaves({
      name: "40 reports at once, then one a second",
      waves: [
        { path: "/report/1", count: 40, atMs: 500, everyMs: 5 },
        { path: "/report/0", count: 24, atMs: 3_000, everyMs: 1_000 },
      ],
      endMs: 28_000,
    }),
    prediction: {
      question:
        "40 reports at once leave 40 connections open, ten to a worker. Then one request comes each second. How many are open after 20 s?",
      answers: [
        {
          text: "40: someone is served every second",
          happens: false,
          why: "By the same ones, over and over. A connection is closed after ten idle seconds, and 36 of them had no work.",
        },
        {
          text: "4: one to a worker",
          happens: true,
          why: "pg lends the connection that came back last. One per worker does all the work; the other nine idle for ten seconds and are closed.",
        },
        {
          text: "0: there is too little to do",
          happens: false,
          why: "One per worker is used every four seconds, and idleTimeoutMillis is ten.",
        },
        {
          text: "About 20, whichever were used",
          happens: false,
          why: "That would be so if they took turns, first in, first out, as SQLAlchemy's pool does unless told otherwise.",
        },
      ],
    },
  },
  {
    id: "outlives-its-lifetime",
    label: "A lease longer than a lifetime",
    scenario: buildWaves({
      name: "A report of 90 s with maxLifetimeSeconds: 60",
      waves: [
        { path: "/report/90", count: 1, atMs: 500 },
        { path: "/report/0", count: 1, atMs: 2_000 },
      ],
      endMs: 96_000,
    }),
    prediction: {
      question: "maxLifetimeSeconds is 60. A report takes 90 s. What happens to its connection at 60 s?",
      answers: [
        {
          text: "It is closed, and the report fails",
          happens: false,
          why: "The pool never cuts what it has lent. A limit on work is Postgres's: statement_timeout.",
        },
        {
          text: "Nothing until it is given back",
          happens: true,
          why: "At 60 s it is only marked. When the report ends it is closed instead of going back to the idle ones.",
        },
        {
          text: "It is replaced by a new one, unnoticed",
          happens: false,
          why: "A statement cannot move to another session; nothing can be replaced beneath it.",
        },
      ],
    },
  },
];
