/** Programs beside the starter: wrong ones that people write, and right ones that differ from the solution. */
import type { MutantDefinition, SandboxDefinition } from "../../src/checks/sandbox-definition.ts";

export const mutants: readonly MutantDefinition[] = [
  {
    name: "bigger-pool",
    lesson: "Ninety connections make it a forty-five-minute server. It still loses one with every bad link.",
    fails: {
      "bad-links-leak-nothing": "10 in use at the end",
      "lost-connection-is-survived": "the server ended with exit code 1",
      "pool-is-still-10": "90 allowed",
    },
    springs: ["bigger-pool"],
  },
  {
    name: "release-before-the-throw",
    lesson: "The 404 gives back, for somebody thought of it. A number that is none throws one line earlier.",
    fails: { "bad-links-leak-nothing": "5 in use at the end" },
  },
  {
    name: "settings-alone",
    lesson: "A time-out and a listener tell of the fault and survive it; the leak is where it was.",
    fails: {
      "serves-after-five-minutes": "0 of 16 answered after five minutes",
      "bad-links-leak-nothing": "10 in use at the end",
    },
  },
  {
    name: "swallowed",
    lesson: "A catch that answers null leaks nothing and says 200 to whoever asks for what is not there.",
    fails: { "missing-is-404": "200 for a bad link" },
  },
  {
    name: "no-listener",
    lesson: "Everything gives back in time, and the first firewall that tidies up ends the process.",
    fails: { "lost-connection-is-survived": "the server ended with exit code 1" },
  },
  {
    name: "patient",
    lesson: "Thirty seconds is SQLAlchemy's default and longer than anybody waits for an order.",
    fails: { "waiting-has-an-end": "200 after 18.0 s" },
  },
];

export const variants: SandboxDefinition["variants"] = [
  { name: "pool-query", mechanism: "pool.query borrows and gives back by itself" },
  { name: "read-then-decide", mechanism: "a helper lends a connection to a callback; the 404 is thrown outside of it" },
];
