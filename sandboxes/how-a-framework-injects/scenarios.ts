import { buildScenario, closeTabs, openTabs, requestsAt, sendFrom } from "../../src/checks/scenario-builder.ts";
import type { PlayableScenario } from "../../src/contract/sandbox.ts";

const three = { from: 1, to: 3 };

export const scenarios: readonly PlayableScenario[] = [
  {
    id: "confirmed",
    label: "A booking, then a look",
    scenario: buildScenario({
      name: "somebody books a seat for show 1; two seconds later somebody else looks at the show",
      steps: [
        requestsAt([
          { atMs: 1_000, path: "/shows/1/bookings", method: "POST" },
          { atMs: 3_000, path: "/shows/1" },
        ]),
      ],
      endMs: 6_000,
    }),
    prediction: {
      question: "Show 1 has 20 seats. A booking is confirmed with 200. What does the next visitor see?",
      answers: [
        {
          text: "19 seats",
          happens: false,
          why: "The update ran, but its COMMIT stands behind the yield, and nobody resumed the generator to reach it.",
        },
        {
          text: "20 seats",
          happens: true,
          why: "The booking's transaction is still open, on a connection that nobody holds the end of. Others see what was committed.",
        },
        {
          text: "Nothing: it waits for the booking to end",
          happens: false,
          why: "Readers do not wait for a writer in PostgreSQL; a second booking would.",
        },
      ],
    },
  },
  {
    id: "tabs-leave",
    label: "Three tabs come and go",
    scenario: buildScenario({
      name: "three tabs ask for a show and close; then somebody looks a show up",
      steps: [
        openTabs(three, { atMs: 0, everyMs: 500, path: "/ws" }),
        sendFrom(three, { atMs: 2_500, everyMs: 300, text: "1" }),
        closeTabs(three, { atMs: 5_000, everyMs: 500 }),
        requestsAt([{ atMs: 8_000, path: "/shows/2" }]),
      ],
      endMs: 15_000,
    }),
    prediction: {
      question: "Three tabs ask, are answered and close properly. Then GET /shows/2. What does it get?",
      answers: [
        {
          text: "The show: a closed socket gives its connection back",
          happens: false,
          why: "The handlers did return when their tabs closed. Nobody told the generators, so none reached its finally.",
        },
        {
          text: "500, after five seconds in line",
          happens: true,
          why: "Each handler has returned, and each generator still stands at its yield with a connection. The pool has no fourth.",
        },
        {
          text: "It waits for ever",
          happens: false,
          why: "This pool has a connectionTimeoutMillis of five seconds, after which connect() throws.",
        },
      ],
    },
  },
];
