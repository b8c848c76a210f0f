/** Programs beside the starter: wrong ones that people write, and right ones that differ from the solution. */
import type { MutantDefinition, SandboxDefinition } from "../../src/checks/sandbox-definition.ts";

export const mutants: readonly MutantDefinition[] = [
  {
    name: "bigger-pool",
    lesson: "Twelve connections serve twelve calls, each of them idle for a second. The thirteenth tab waits again.",
    fails: { "no-lease-spans-the-call": "a lease of 1.0 s", "no-summary-of-an-older-text": "1 of an older text" },
    springs: ["bigger-pool"],
  },
  {
    name: "written-blindly",
    lesson: "Short leases, and a summary that is saved over whatever was written in the meantime.",
    fails: { "no-summary-of-an-older-text": "1 of an older text" },
    springs: ["stale-summary"],
  },
  {
    name: "version-read-afterwards",
    lesson: "A version that is read after the call is the new one, so it always fits: nothing is compared.",
    fails: { "no-summary-of-an-older-text": "1 of an older text" },
    springs: ["stale-summary"],
  },
  {
    name: "drops-the-conflict",
    lesson: "Nothing wrong is saved, and the tab that asked waits for an answer that will never come.",
    fails: { "everybody-is-told": "1 of 2 told" },
  },
  {
    name: "locks-the-row",
    lesson:
      "A row lock keeps the text as it is for as long as the model reads; whoever edits waits for a stranger's call.",
    fails: {
      "no-lease-spans-the-call": "a lease of 3.0 s",
      "twelve-summaries-at-once": "1 of 12 answered within 1.5 s",
      "edits-do-not-wait": "saved after 0.6 s",
    },
  },
  {
    name: "commits-and-keeps",
    lesson: "COMMIT ends the transaction and not the lease: pg gives a connection back at release(), and nowhere else.",
    fails: {
      "no-lease-spans-the-call": "a lease of 1.0 s",
      "twelve-summaries-at-once": "3 of 12 answered within 1.5 s",
    },
  },
  {
    name: "second-lease-inside",
    lesson: "Three hold one connection each and wait for a second, in a line that only they could shorten.",
    fails: {
      "no-lease-spans-the-call": "a lease of 3.5 s",
      "twelve-summaries-at-once": "0 of 12 answered within 1.5 s",
    },
  },
  {
    name: "one-call-at-a-time",
    lesson: "A queue of one's own before the model spares the pool, and is slower than the pool was.",
    fails: { "twelve-summaries-at-once": "1 of 12 answered within 1.5 s" },
  },
  {
    name: "task-without-a-catch",
    lesson: "A task that nobody awaits has nobody to catch its error: the first failed call ends the process.",
    fails: { "a-failed-call-leaves-nothing": "the server ended with exit code 1" },
  },
];

export const variants: SandboxDefinition["variants"] = [
  { name: "tries-again", mechanism: "a lease by callback, and a new attempt when the text has changed" },
  { name: "compares-the-text", mechanism: "a short transaction at the end that locks the row and compares the text" },
  { name: "background-task", mechanism: "a task beside the loop, with leases and a catch of its own" },
];
