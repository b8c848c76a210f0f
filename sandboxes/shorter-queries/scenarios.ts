import { buildScenario } from "../../src/checks/scenario-builder.ts";
import type { PlayableScenario } from "../../src/contract/sandbox.ts";
import { askForEvents, tenMillisecondsAway } from "./checks.ts";

export const scenarios: readonly PlayableScenario[] = [
  {
    id: "forty-five-a-second",
    label: "45 requests a second",
    scenario: buildScenario({
      name: "45 requests a second for two seconds, 10 ms from the database",
      steps: [askForEvents(90, { atMs: 500, everyMs: 22 })],
      endMs: 6_000,
      database: tenMillisecondsAway,
    }),
    prediction: {
      question:
        "Each request runs eleven statements in one lease, 10 ms from the database. 45 come each second, to a pool of 3. What happens to the line?",
      answers: [
        {
          text: "There is none: each statement takes 1 ms",
          happens: false,
          why: "Of Postgres's work, yes. The lease lasts for eleven ways there and back as well, some 124 ms in all.",
        },
        {
          text: "It grows as long as they come; the last waits over 1 s",
          happens: true,
          why: "3 connections ÷ 0.124 s are 24 requests a second. Of 45 that come, 21 more stand in line each second.",
        },
        {
          text: "A short one that stays as it is",
          happens: false,
          why: "A line that stays as it is needs as many to leave as come. Here 45 come and 24 leave.",
        },
      ],
    },
  },
  {
    id: "an-index-by-name",
    label: "An index of that name exists",
    scenario: buildScenario({
      name: "GET /explain, then one user's events",
      steps: [
        [
          { atMs: 500, command: { kind: "request", requestId: 1, method: "GET", path: "/explain", body: "" } },
          {
            atMs: 1_500,
            command: { kind: "request", requestId: 2, method: "GET", path: "/users/77/events", body: "" },
          },
        ],
      ],
      endMs: 3_000,
    }),
    prediction: {
      question:
        "schema.ts creates idx_event_participants_user_id, if it does not exist, and there was no error. How many rows does Postgres read to find one user's ten?",
      answers: [
        {
          text: "10: it has the index",
          happens: false,
          why: "It has an index of that name. Look at the log: it is on event_id, and has been for long.",
        },
        {
          text: "All 5,000",
          happens: true,
          why: "IF NOT EXISTS found the name taken and created nothing. The plan says Seq Scan, and 4,990 rows removed by the filter.",
        },
        {
          text: "About 50, those of one event",
          happens: false,
          why: "The index on event_id would serve a question about an event. This one names a user.",
        },
      ],
    },
  },
];
