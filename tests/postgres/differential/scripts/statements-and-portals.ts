import type { Script } from "../script.ts";
import { bind, close, describe, execute, extended, parse, session, sync } from "../steps.ts";
import { itemSeed, tenRowsSeed } from "./seeds.ts";

const [a, b] = [session("a"), session("b")];

export const statementsAndPortals: readonly Script[] = [
  {
    id: "statement-names",
    name: "a name that is taken is 42P05, an unknown one 26000, and each session has its own",
    seed: itemSeed,
    steps: [
      a.send([parse("s", "SELECT 1 AS one"), sync]),
      b.send([parse("s", "SELECT 2 AS two"), sync]),
      a.send([parse("s", "SELECT 3"), sync]),
      a.send([bind("", "s"), execute(""), sync]),
      b.send([bind("", "s"), execute(""), sync]),
      a.send([bind("", "t"), execute(""), sync]),
      a.send([describe("statement", "t"), sync]),
      a.send([close("statement", "s"), sync]),
      a.send([bind("", "s"), execute(""), sync]),
      a.send([close("statement", "s"), sync]),
      b.send([bind("", "s"), execute(""), sync]),
    ],
  },
  {
    id: "portal-names",
    name: "a portal's name that is taken is 42P03, an unknown one 34000, and the transaction's end takes portals away",
    seed: itemSeed,
    steps: [
      a.send([parse("s", "SELECT id FROM item ORDER BY id"), sync]),
      a.query("BEGIN"),
      a.send([bind("p", "s"), sync]),
      a.send([execute("p", 1), sync]),
      a.send([bind("p", "s"), sync]),
      a.query("ROLLBACK"),
      a.send([execute("p"), sync]),
      a.send([bind("p", "s"), sync]),
      a.send([execute("p"), sync]),
      a.send([describe("portal", "p"), sync]),
      a.send([bind("p", "s"), execute("p", 1), close("portal", "p"), bind("p", "s"), execute("p"), sync]),
    ],
  },
  {
    id: "unnamed-statement",
    name: "the unnamed statement lives until the next Parse or simple query",
    seed: itemSeed,
    steps: [
      a.send([parse("", "SELECT n FROM item WHERE id = $1"), sync]),
      b.send([...extended("SELECT 'of b' AS v"), sync]),
      a.send([bind("", "", ["1"]), execute(""), sync]),
      a.send([bind("", "", ["2"]), execute(""), sync]),
      b.query("SELECT 1 AS v"),
      a.send([bind("", "", ["2"]), execute(""), sync]),
      a.query("SELECT 1 AS v"),
      a.send([bind("", "", ["1"]), execute(""), sync]),
      a.send([parse("", "SELEC"), sync]),
      a.send([bind("", "", ["1"]), execute(""), sync]),
    ],
  },
  {
    id: "unnamed-portal",
    name: "the unnamed portal is gone after Sync outside a transaction, and kept inside one until the next Bind",
    seed: tenRowsSeed,
    steps: [
      a.send([parse("", "SELECT id FROM item ORDER BY id"), bind("", ""), execute("", 2), sync]),
      a.send([execute("", 2), sync]),
      a.query("BEGIN"),
      a.send([parse("", "SELECT id FROM item ORDER BY id"), bind("", ""), execute("", 2), sync]),
      a.send([execute("", 3), sync]),
      a.query("SELECT 1 AS v"),
      a.send([execute("", 3), sync]),
      a.query("COMMIT"),
    ],
  },
  {
    id: "statement-outlives-rollback",
    name: "a prepared statement outlives the rollback of the transaction that made it, and an altered table is 0A000",
    seed: itemSeed,
    steps: [
      a.query("BEGIN"),
      a.send([parse("s", "SELECT * FROM item WHERE id = $1"), sync]),
      a.query("ROLLBACK"),
      a.send([bind("", "s", ["1"]), execute(""), sync]),
      b.query("ALTER TABLE item ADD COLUMN extra text"),
      a.send([bind("", "s", ["1"]), execute(""), sync]),
      a.send([
        close("statement", "s"),
        parse("s", "SELECT * FROM item WHERE id = $1"),
        bind("", "s", ["1"]),
        execute(""),
        sync,
      ]),
    ],
  },
];
