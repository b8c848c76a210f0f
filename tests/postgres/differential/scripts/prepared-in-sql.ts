import type { Script } from "../script.ts";
import { bind, execute, parse, session, sync } from "../steps.ts";
import { itemSeed } from "./seeds.ts";

const [a, b] = [session("a"), session("b")];

export const preparedInSql: readonly Script[] = [
  {
    id: "prepare-execute",
    name: "PREPARE, EXECUTE and DEALLOCATE are the session's own",
    seed: itemSeed,
    steps: [
      a.query("PREPARE by_id (int) AS SELECT n FROM item WHERE id = $1"),
      a.query("EXECUTE by_id(1)"),
      b.query("EXECUTE by_id(1)"),
      b.query("PREPARE by_id AS SELECT 'of b' AS v"),
      b.query("EXECUTE by_id"),
      a.query("EXECUTE by_id(2)"),
      a.query("PREPARE by_id AS SELECT 1"),
      a.query("EXECUTE by_id"),
      a.query("DEALLOCATE by_id"),
      a.query("EXECUTE by_id(1)"),
      a.query("DEALLOCATE by_id"),
      b.query("EXECUTE by_id"),
      b.query("DEALLOCATE ALL"),
      b.query("EXECUTE by_id"),
    ],
  },
  {
    id: "prepared-both-ways",
    name: "statements of PREPARE and of Parse share their names",
    seed: itemSeed,
    steps: [
      a.query("PREPARE s (int) AS SELECT n FROM item WHERE id = $1"),
      a.send([bind("", "s", ["1"]), execute(""), sync]),
      a.send([parse("s", "SELECT 1"), sync]),
      a.send([parse("t", "SELECT n FROM item WHERE id = $1"), sync]),
      a.query("EXECUTE t(2)"),
      a.query("DEALLOCATE t"),
      a.send([bind("", "t", ["1"]), execute(""), sync]),
      a.query("SELECT name, from_sql FROM pg_prepared_statements ORDER BY name"),
    ],
  },
  {
    id: "prepared-write-in-a-transaction",
    name: "EXECUTE of a write belongs to the transaction it is in, the PREPARE does not",
    seed: itemSeed,
    steps: [
      a.query("BEGIN"),
      a.query("PREPARE raise (int) AS UPDATE item SET n = n + $1 WHERE id = 1 RETURNING n"),
      a.query("EXECUTE raise(5)"),
      b.query("SELECT n FROM item WHERE id = 1"),
      a.query("ROLLBACK"),
      a.query("EXECUTE raise(1)"),
      b.query("SELECT n FROM item WHERE id = 1"),
    ],
  },
  {
    id: "discard-all",
    name: "DISCARD ALL forgets statements, settings and listening; in a transaction it is 25001",
    seed: itemSeed,
    steps: [
      a.query("PREPARE s AS SELECT 1"),
      a.send([parse("t", "SELECT 2"), sync]),
      a.query("SET application_name = 'mine'"),
      a.query("BEGIN"),
      a.query("DISCARD ALL"),
      a.query("ROLLBACK"),
      a.query("DISCARD ALL"),
      a.query("EXECUTE s"),
      a.send([bind("", "t"), execute(""), sync]),
      a.query("SHOW application_name"),
    ],
  },
];
