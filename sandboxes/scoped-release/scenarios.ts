import { buildScenario, requestsAt } from "../../src/checks/scenario-builder.ts";
import type { PlayableScenario } from "../../src/contract/sandbox.ts";

const transferAt = (atMs: number, from: number, to: number, amount: number) =>
  ({ atMs, path: `/transfers/${from}/${to}/${amount}`, method: "POST" }) as const;

export const scenarios: readonly PlayableScenario[] = [
  {
    id: "overlapping-transfers",
    label: "Three transfers that overlap",
    scenario: buildScenario({
      name: "a reader, then three transfers of a second each",
      steps: [
        requestsAt([
          { atMs: 500, path: "/accounts" },
          transferAt(2_000, 1, 2, 10),
          transferAt(2_200, 3, 4, 10),
          transferAt(2_400, 5, 6, 10),
        ]),
      ],
      endMs: 8_000,
    }),
    prediction: {
      question:
        "Three transfers of one second each overlap. How many connections are in use half a second after the last began?",
      answers: [
        {
          text: "3: one for each",
          happens: false,
          why: "Each was lent one, and each was given back before its work had begun: the finally did not wait for it.",
        },
        {
          text: "1: they take turns",
          happens: false,
          why: "They do share one connection, but not by turns, and not while it is lent.",
        },
        {
          text: "0, and all three are at work",
          happens: true,
          why: "withDb() returns the promise of the work and leaves the try at once. All three run on a connection that the pool holds for idle.",
        },
      ],
    },
  },
  {
    id: "after-a-failure",
    label: "A transfer fails, somebody reads",
    scenario: buildScenario({
      name: "a transfer of 900 from an account of 100, then a reader",
      steps: [
        requestsAt([
          { atMs: 500, path: "/accounts" },
          transferAt(1_500, 1, 2, 900),
          { atMs: 5_000, path: "/accounts" },
        ]),
      ],
      endMs: 7_000,
    }),
    prediction: {
      question: "Account 1 has 100. A transfer of 900 is refused with 409. What does the next reader see in account 1?",
      answers: [
        {
          text: "100: giving back rolls back",
          happens: false,
          why: "SQLAlchemy's pool does so. pg's release() puts the connection back as it is, with its transaction open.",
        },
        {
          text: "-800, though nothing was committed",
          happens: true,
          why: "The reader was lent the same connection, and stands inside the transaction that nobody ended.",
        },
        {
          text: "An error: the connection is unusable",
          happens: false,
          why: "A statement that fails makes a transaction unusable. Here none failed; the code threw, between two of them.",
        },
      ],
    },
  },
];
