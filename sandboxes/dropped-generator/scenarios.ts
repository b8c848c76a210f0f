import { buildScenario, requestsAt } from "../../src/checks/scenario-builder.ts";
import type { PlayableScenario } from "../../src/contract/sandbox.ts";

export const scenarios: readonly PlayableScenario[] = [
  {
    id: "lookups-and-a-minute",
    label: "Three lookups, then a minute of nothing",
    scenario: buildScenario({
      name: "three lookups, then a minute of nothing",
      steps: [requestsAt([1, 2, 3].map((id) => ({ atMs: 1_000 * id, path: `/members/${id}` })))],
      endMs: 60_000,
    }),
    prediction: {
      question:
        "Three lookups each drop their generator, and are answered. How many connections are out a minute later?",
      answers: [
        {
          text: "None: unreachable generators are collected, and finally runs",
          happens: false,
          why: "JavaScript may collect the generator, but never runs its finally. Collecting memory finishes no code.",
        },
        {
          text: "None: the pool's idle time-out took them back",
          happens: false,
          why: "The idle time-out closes connections that lie in the pool. These are out, and out is not idle.",
        },
        {
          text: "Three, and they stay out",
          happens: true,
          why: "Only release() puts a connection back, only the finally calls it, and nobody can reach the generator any more.",
        },
      ],
    },
  },
  {
    id: "one-call-of-each",
    label: "One call of each function",
    scenario: buildScenario({
      name: "find, list, count, rename, add, and add a name that is taken",
      steps: [
        requestsAt([
          { atMs: 1_000, path: "/members/1" },
          { atMs: 2_000, path: "/members" },
          { atMs: 3_000, path: "/count" },
          { atMs: 4_000, path: "/members/2/Amazing", method: "PUT" },
          { atMs: 5_000, path: "/members/Barbara", method: "POST" },
          { atMs: 6_000, path: "/members/Ada", method: "POST" },
        ]),
      ],
      endMs: 9_000,
    }),
    prediction: {
      question: "Find, list, count, rename, add, and add a name that is taken: which leave their connection out?",
      answers: [
        {
          text: "Find alone",
          happens: false,
          why: "Find does. So does the last one: its error passes by the return() that stands after the query.",
        },
        {
          text: "Find, and the add that failed",
          happens: true,
          why: "Find never calls return(); add calls it only when its query went well.",
        },
        {
          text: "Find and rename: both drop their generator",
          happens: false,
          why: "Rename drops its generator but gives the connection back itself. What leaks is a connection, not a generator.",
        },
        {
          text: "Find, list, and both adds",
          happens: false,
          why: "List returns out of a for await, which calls the generator's return() and waits for it.",
        },
      ],
    },
  },
];
