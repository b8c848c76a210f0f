import type { Script } from "../script.ts";
import { bind, close, departs, describe, execute, extended, parse, session, sync } from "../steps.ts";
import { byDesign } from "./by-design.ts";
import { itemSeed } from "./seeds.ts";

const [a, b] = [session("a"), session("b")];

/** Batches that name what is not there, or is there already, beside commands that need no data. */
export const missingStatements: readonly Script[] = [
  {
    id: "missing-statement-beside-begin",
    name: "a batch that binds a statement which is not there begins nothing, whatever stands after it",
    seed: itemSeed,
    steps: [
      a.send([bind("", ""), execute(""), ...extended("BEGIN"), sync]),
      a.send([describe("statement", ""), ...extended("BEGIN"), sync]),
      a.send([bind("", "s"), execute(""), ...extended("BEGIN"), sync]),
      a.query("SELECT 1 AS v"),
    ],
  },
  {
    id: "missing-portal-beside-rollback",
    name: "a portal that is not there is an error, beside a BEGIN or a ROLLBACK too",
    seed: itemSeed,
    steps: [
      a.send([...extended("BEGIN"), execute("p"), sync]),
      a.query("ROLLBACK"),
      a.query("BEGIN"),
      a.send([...extended("ROLLBACK"), execute("p"), sync]),
      a.send([describe("portal", "p"), ...extended("BEGIN"), sync]),
      a.send([close("portal", "p"), ...extended("BEGIN"), sync]),
      a.query("ROLLBACK"),
    ],
  },
  {
    id: "statement-there-already",
    name: "a statement's name cannot be given twice, whatever the second one does",
    seed: itemSeed,
    steps: [
      a.send([parse("s", "SELECT 1 AS v"), sync]),
      a.send([parse("s", "BEGIN"), bind("", "s"), execute(""), sync]),
      a.send([parse("s", "DISCARD ALL"), bind("", "s"), execute(""), sync]),
      a.send([bind("", "s"), execute(""), sync]),
    ],
  },
  {
    id: "unreached-parse",
    name: "a Parse that an earlier error keeps from its turn leaves the statement of its name as it was",
    seed: itemSeed,
    steps: [
      a.send([parse("", "SELECT 1 AS v"), parse("s", "SELECT 2 AS v"), sync]),
      a.send([parse("broken", "SELEC"), parse("", "SELECT 3 AS v"), parse("s", "SELECT 4 AS v"), sync]),
      a.send([bind("", "s"), describe("portal", ""), execute(""), sync]),
      departs(a.send([bind("", ""), describe("portal", ""), execute(""), sync]), {
        because: byDesign.unnamedForgotten,
        here: ["a ErrorResponse ERROR 26000 unnamed prepared statement does not exist", "a ReadyForQuery I"],
      }),
    ],
  },
  {
    id: "unnamed-statement-after-an-error",
    name: "the unnamed statement outlives an error of its own execution",
    seed: itemSeed,
    steps: [
      a.send([parse("", "SELECT 10 / (n - $1) AS v FROM item WHERE id = 1"), bind("", "", ["10"]), execute(""), sync]),
      a.send([bind("", "", ["9"]), execute(""), sync]),
      a.query("BEGIN READ ONLY"),
      a.send([...extended("UPDATE item SET n = 0"), sync]),
      departs(a.send([bind("", ""), execute(""), sync]), {
        because: byDesign.unnamedForgotten,
        here: ["a ErrorResponse ERROR 26000 unnamed prepared statement does not exist", "a ReadyForQuery E"],
      }),
      a.query("ROLLBACK"),
    ],
  },
  {
    id: "missing-portal-in-a-failed-transaction",
    name: "in a failed transaction a portal that is not there is told before the failure",
    seed: itemSeed,
    steps: [
      a.query("BEGIN"),
      a.query("SELECT 1 / 0"),
      a.send([execute("p"), sync]),
      a.send([bind("", "s"), execute(""), sync]),
      a.query("ROLLBACK"),
    ],
  },
  {
    id: "close-in-a-failed-transaction",
    name: "a failed transaction lets statements and portals be closed, alone and before what it refuses",
    seed: itemSeed,
    steps: [
      a.send([parse("s", "SELECT 1 AS v"), parse("t", "SELECT 2 AS v"), sync]),
      a.query("BEGIN"),
      a.query("SELECT 1 / 0"),
      a.send([close("statement", "s"), sync]),
      a.send([close("portal", "p"), close("statement", "none"), sync]),
      a.send([close("statement", "t"), parse("", "SELECT 1"), sync]),
      a.send([close("portal", "p"), bind("", "none"), execute(""), sync]),
      a.send([parse("", "ROLLBACK"), bind("", ""), execute(""), close("statement", ""), sync]),
      a.send([bind("", "s"), execute(""), sync]),
      a.send([bind("", "t"), execute(""), sync]),
    ],
  },
  {
    id: "close-in-a-failed-transaction-beside-a-writer",
    name: "whoever has written, a failed transaction lets its statements be closed",
    seed: itemSeed,
    steps: [
      a.send([parse("s", "SELECT 1 AS v"), sync]),
      a.query("BEGIN"),
      a.query("SELECT 1 / 0"),
      b.query("BEGIN"),
      b.query("UPDATE item SET n = 11 WHERE id = 1"),
      b.query("SELECT xmin IS NOT NULL AS v FROM item WHERE id = 1"),
      a.send([close("statement", "s"), sync]),
      departs(a.send([close("portal", "p"), bind("q", "none"), execute("q"), sync]), {
        because: byDesign.abortedUnseen,
        here: [
          "a ErrorResponse ERROR 25P02 current transaction is aborted, commands ignored until end of transaction block",
          "a ReadyForQuery E",
        ],
      }),
      a.send([...extended("SELECT 1"), sync]),
      a.query("ROLLBACK"),
      b.query("COMMIT"),
      a.send([bind("", "s"), execute(""), sync]),
    ],
  },
];
