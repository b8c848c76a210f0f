import type { PlayableScenario } from "../../src/contract/sandbox.ts";
import { buildRequests, get, join } from "./traffic.ts";

export const scenarios: readonly PlayableScenario[] = [
  {
    id: "full-pool-is-probed",
    label: "Three reports, two probes",
    scenario: buildRequests({
      name: "3 reports fill the pool for 30 s; /live and /ready are asked every 5 s",
      asks: [
        ...get("/ready", 1_000),
        ...get("/report", 3_000, 3_100, 3_200),
        ...get("/live", 6_000, 11_000, 16_000, 21_000),
        ...get("/ready", 7_000, 12_000, 17_000, 22_000),
      ],
      endMs: 38_000,
    }),
    prediction: {
      question: "Three reports hold all three connections; Postgres is well. What does /ready answer?",
      answers: [
        {
          text: "200 at once: the database is up",
          happens: false,
          why: "It would have to ask the database for that, and its question stands in the pool's line.",
        },
        {
          text: "503 at once: the pool is full",
          happens: false,
          why: "Nothing in it looks at the pool; it asks, and waits like any other request.",
        },
        {
          text: "200 after 3 s, and that the database is down",
          happens: true,
          why: "It waits out connectionTimeoutMillis, takes the time-out for an outage, and says so with 200. Late, and wrong twice.",
        },
        {
          text: "Nothing until a report ends",
          happens: false,
          why: "The wait in the line ends after connectionTimeoutMillis, 3 s here. Without that setting it would be so.",
        },
      ],
    },
  },
  {
    id: "taken-name",
    label: "A taken name, again and again",
    scenario: buildRequests({
      name: "ann joins, tries her name three times more, then bob joins",
      asks: [...[500, 1_500, 2_500, 3_500].map((atMs) => join("ann", atMs)), join("bob", 4_500), join("cem", 9_500)],
      endMs: 11_000,
    }),
    prediction: {
      question:
        "Ann joins, and tries her own name three times more (409 each). Then bob joins with a new name. What is he told?",
      answers: [
        {
          text: "201: his name is free",
          happens: false,
          why: "It is, and nobody asked: the breaker had counted Ann's three errors and opened.",
        },
        {
          text: "503, at once",
          happens: true,
          why: "Three errors in a row open this breaker, whatever they were. One user's typing error shuts everybody out for 5 s.",
        },
        {
          text: "409, like Ann",
          happens: false,
          why: "409 would need an answer from Postgres, and bob's statement was never sent.",
        },
      ],
    },
  },
  {
    id: "after-the-pause",
    label: "The pause ends, the outage does not",
    scenario: buildRequests({
      name: "3 reports fill the pool; members join before, during and after the breaker's pause",
      asks: [
        ...get("/report", 0, 0, 0),
        ...["ada", "ben", "cem"].map((name, index) => join(name, 1_000 + index * 200)),
        ...["dan", "eva"].map((name, index) => join(name, 5_500 + index * 1_000)),
        ...["gil", "hal", "ida", "jon"].map((name, index) => join(name, 10_500 + index * 100)),
        ...["kai", "lea"].map((name, index) => join(name, 34_000 + index * 1_000)),
      ],
      endMs: 37_000,
    }),
    prediction: {
      question:
        "Three members time out and the breaker opens for 5 s. After that four join at once; the pool is still full. How many of them wait in line?",
      answers: [
        {
          text: "None: the breaker stays open",
          happens: false,
          why: "This one knows only a time until which it is open, and that time is over.",
        },
        {
          text: "One, to see whether it is over",
          happens: false,
          why: "That is what a half-open breaker does, and what this one lacks.",
        },
        {
          text: "All four",
          happens: true,
          why: "Each finds the pause over and waits its 3 s. Then the breaker opens again, and after 5 s the same comes again.",
        },
      ],
    },
  },
];
