/** Programs beside the starter: wrong ones that people write, and right ones that differ from the solution. */
import type { MutantDefinition, SandboxDefinition } from "../../src/checks/sandbox-definition.ts";

export const mutants: readonly MutantDefinition[] = [
  {
    name: "newer-version",
    lesson: "FastAPI 0.121 brings scopes and changes no default: what names none still ends after the answer.",
    fails: {
      "confirmed-is-kept": "4 confirmed, 2 in the table",
      "lost-is-told": "0 of 2 told",
      "committed-before-told": "3 of 3 confirmed while their transaction was open",
    },
  },
  {
    name: "try-in-handler",
    lesson: "The handler cannot catch what has not happened yet: its try ends before the commit begins.",
    fails: {
      "confirmed-is-kept": "4 confirmed, 2 in the table",
      "lost-is-told": "0 of 2 told",
      "committed-before-told": "3 of 3 confirmed while their transaction was open",
    },
  },
  {
    name: "check-first",
    lesson: "Asking beforehand finds this mistake and no other: the client is still told before anything is kept.",
    fails: {
      "committed-before-told": "3 of 3 confirmed while their transaction was open",
    },
  },
  {
    name: "immediate-constraint",
    lesson: "Checking the constraint early leaves the commit itself where it was, behind the answer.",
    fails: {
      "committed-before-told": "3 of 3 confirmed while their transaction was open",
    },
  },
  {
    name: "log-and-carry-on",
    lesson: "The commit is in time, and its error is swallowed on the way to the client: a 200 again.",
    fails: {
      "confirmed-is-kept": "4 confirmed, 2 in the table",
      "lost-is-told": "0 of 2 told",
    },
  },
  {
    name: "commit-in-background",
    lesson: "A background task begins when the answer is out. It can only tell the log as well.",
    fails: {
      "confirmed-is-kept": "4 confirmed, 2 in the table",
      "lost-is-told": "0 of 2 told",
      "committed-before-told": "3 of 3 confirmed while their transaction was open",
    },
  },
  {
    name: "bigger-pool",
    lesson: "Connections were never short here. Thirty of them commit as late as three.",
    fails: {
      "confirmed-is-kept": "4 confirmed, 2 in the table",
      "lost-is-told": "0 of 2 told",
      "committed-before-told": "3 of 3 confirmed while their transaction was open",
      "pool-is-no-larger": "30 allowed",
    },
    springs: ["bigger-pool"],
  },
  {
    name: "no-commit",
    lesson: "The commit was taken out of the dependency and put nowhere: everything is confirmed, nothing is kept.",
    fails: {
      "confirmed-is-kept": "4 confirmed, 0 in the table",
      "lost-is-told": "0 of 2 told",
      "good-orders-are-kept": "2 of 2 confirmed, 0 in the table",
      "committed-before-told": "3 of 3 confirmed while their transaction was open",
    },
  },
  {
    name: "no-give-back",
    lesson: "Committing in the route and leaving the generator without a finally keeps the connection of every error.",
    fails: {
      "everything-comes-back": "2 in use afterwards",
    },
  },
];

export const variants: SandboxDefinition["variants"] = [
  { name: "exit-106", mechanism: "the older rule, under which every dependency ends before the answer" },
  { name: "commit-in-route", mechanism: "the route commits, the dependency rolls back what is left open" },
  { name: "session", mechanism: "a Session that the route commits" },
  { name: "callback", mechanism: "no dependency: a transaction around a callback" },
  { name: "pool-query", mechanism: "pool.query(): one statement, which commits by itself" },
];
