/** Programs beside the starter: wrong ones that people write at night, and right ones that differ from the solution. */
import type { MutantDefinition, SandboxDefinition } from "../../src/checks/sandbox-definition.ts";

export const mutants: readonly MutantDefinition[] = [
  {
    name: "bigger-pool",
    lesson: "Ninety connections let ninety people in, each of whom holds one while reading. The rest is as it was.",
    fails: {
      "silence-holds-nothing": "31 in use while the tabs are silent",
      "translation-holds-nothing": "longest lease 15.0 s, 31 of 31 texts kept",
      "not-ready-when-a-line-stands": "200 after 0.0 s",
      "pool-is-still-30": "90 allowed, 31 sessions at once",
    },
    springs: ["bigger-pool"],
  },
  {
    name: "finally-alone",
    lesson: "The try begins where it should, so nothing leaks; and still every open page holds what it does not use.",
    fails: {
      "page-opens": "30 of 31 told",
      "silence-holds-nothing": "30 in use while the tabs are silent",
      "translation-holds-nothing": "longest lease 15.0 s, 30 of 31 texts kept",
      "ready-when-it-is": "503 after 0.0 s",
    },
  },
  {
    name: "lease-for-each-message",
    lesson: "Borrowed for each message and given back, and out for two seconds while somebody else translates.",
    fails: { "translation-holds-nothing": "longest lease 2.0 s, 31 of 31 texts kept" },
  },
  {
    name: "always-ready",
    lesson: "Everything is mended but the light that stayed green all night.",
    fails: { "not-ready-when-a-line-stands": "200 after 0.0 s" },
  },
  {
    name: "ready-through-the-pool",
    lesson: "A question that stands in the line it asks about is answered when the line is gone.",
    fails: { "not-ready-when-a-line-stands": "200 after 16.0 s" },
  },
  {
    name: "two-hundred-degraded",
    lesson: "The word degraded is for people; a load balancer reads the status, and that is 200.",
    fails: { "not-ready-when-a-line-stands": "200 after 0.0 s" },
  },
];

export const variants: SandboxDefinition["variants"] = [
  { name: "lend-to-a-callback", mechanism: "a helper that lends a connection to one piece of work" },
  { name: "bounded-question", mechanism: "/ready runs a query and waits 0.3 s for it at most" },
  { name: "told-when-full", mechanism: "an error becomes the tab's answer; ready while fewer than 30 are out" },
];
