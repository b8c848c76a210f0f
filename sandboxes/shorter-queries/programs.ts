/** Programs beside the starter: wrong ones that people write, and right ones that differ from the solution. */
import type { MutantDefinition, SandboxDefinition } from "../../src/checks/sandbox-definition.ts";

const wholeTable = { "no-whole-table-reads": "whole-table reads: 60, requests: 60" };
const elevenTrips = { "short-leases": "95 of 100 leases within 120 ms" };
const line = { "nobody-waits-long": "the longest wait was 1.1 s" };

export const starterFails: SandboxDefinition["starterFails"] = { ...wholeTable, ...elevenTrips, ...line };

export const mutants: readonly MutantDefinition[] = [
  {
    name: "bigger-pool",
    lesson:
      "Thirty connections swallow the line and run the same eleven statements, each after reading the whole table.",
    fails: { ...wholeTable, ...elevenTrips },
    springs: ["bigger-pool"],
  },
  {
    name: "index-alone",
    lesson: "The index makes one of eleven statements cheap. The lease lasts for the other ten round trips.",
    fails: { ...elevenTrips, ...line },
    springs: ["one-of-eleven"],
  },
  {
    name: "all-at-once",
    lesson: "Eleven statements begun together on one connection still run one after the other.",
    fails: { ...elevenTrips, ...line },
    springs: ["one-of-eleven"],
  },
  {
    name: "join-alone",
    lesson: "One statement in place of eleven, and it still reads five thousand rows for ten.",
    fails: wholeTable,
  },
  {
    name: "two-indexes",
    lesson:
      "A model's index=True and a migration's CREATE INDEX give one column two names, and every insert writes both.",
    fails: { "one-index-for-it": "indexes that begin with user_id: 2" },
    springs: ["two-names"],
  },
  {
    name: "cast-on-the-column",
    lesson: "The index is on user_id, and the statement asks for user_id::text, which no index knows.",
    fails: { "no-whole-table-reads": "whole-table reads: 61, requests: 60" },
  },
  {
    name: "first-five",
    lesson: "Half the rows are half the statements, and half an answer.",
    fails: { "short-leases": "95 of 100 leases within 60 ms", "answers-are-right": "0 of 60 answers right" },
  },
  {
    name: "lease-per-statement",
    lesson:
      "Eleven short leases take the pool as long as one of eleven times the length; the line is only dealt out anew.",
    fails: { "nobody-waits-long": "the longest wait was 0.2 s" },
  },
];

export const variants: SandboxDefinition["variants"] = [
  { name: "two-statements", mechanism: "two statements, the second for all titles at once with ANY" },
  { name: "covering-index", mechanism: "the misnamed index dropped, one that carries all columns, and pool.query" },
  { name: "rename-first", mechanism: "the misnamed index renamed, and a subquery in place of the join" },
];
