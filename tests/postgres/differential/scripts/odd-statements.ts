import type { Script } from "../script.ts";
import { bind, execute, extended, parse, session, sync } from "../steps.ts";
import { itemSeed, tenRowsSeed } from "./seeds.ts";

const [a, b] = [session("a"), session("b")];

export const oddStatements: readonly Script[] = [
  {
    id: "prepare-names-and-errors",
    name: "PREPARE folds names, checks its text at once and says where it is wrong",
    seed: itemSeed,
    steps: [
      a.query('PREPARE Sum AS SELECT 1 AS v; PREPARE "Sum" AS SELECT 2 AS v'),
      a.query("EXECUTE SUM"),
      a.query('EXECUTE "Sum"'),
      a.query("DEALLOCATE PREPARE sum"),
      a.query("PREPARE bad AS SELECT * FROM nowhere"),
      a.query("PREPARE bad AS SELEC"),
      a.query("PREPARE bad (nonsense) AS SELECT $1"),
      a.query("PREPARE p AS SELECT 1 AS v; EXECUTE p; DEALLOCATE p; EXECUTE p"),
      a.query("PREPARE t (text) AS SELECT $1 || '!' AS v"),
      a.query("EXECUTE t('a'' ; EXECUTE other')"),
      a.query("EXECUTE t(upper('b') || 'c')"),
      a.query("EXECUTE t(1, 2)"),
      a.query("EXPLAIN (COSTS OFF) EXECUTE t('x')"),
      a.query("CREATE TABLE made AS EXECUTE t('made')"),
      b.query("SELECT * FROM made"),
      a.send([...extended("EXECUTE t('batch')"), sync]),
      a.send([parse("later", "EXECUTE nothing"), sync]),
      a.send([bind("", "later"), execute(""), sync]),
      a.query("DEALLOCATE nothing"),
    ],
  },
  {
    id: "execute-a-write-beside-readers",
    name: "EXECUTE of a read passes an idle writer, EXECUTE of a write is one",
    seed: itemSeed,
    steps: [
      a.query("PREPARE raise AS UPDATE item SET n = n + 1 WHERE id = 1"),
      b.query("PREPARE read AS SELECT n FROM item WHERE id = 1"),
      a.query("BEGIN"),
      a.query("EXECUTE raise"),
      b.query("EXECUTE read"),
      a.query("EXECUTE raise"),
      b.query("EXECUTE read"),
      a.query("COMMIT"),
      b.query("EXECUTE read"),
    ],
  },
  {
    id: "portal-of-a-writer-beside-readers",
    name: "a writer's half-read portal goes on where it was after others have read",
    seed: tenRowsSeed,
    steps: [
      a.query("BEGIN"),
      a.query("DELETE FROM item WHERE id > 6"),
      a.send([parse("", "SELECT id FROM item ORDER BY id"), bind("p", ""), execute("p", 2), sync]),
      b.query("SELECT count(*) FROM item"),
      a.send([execute("p", 2), sync]),
      a.query("DELETE FROM item WHERE id = 5"),
      b.query("SELECT count(*) FROM item"),
      a.send([execute("p"), sync]),
      a.query("DECLARE c CURSOR FOR SELECT id FROM item ORDER BY id"),
      a.query("FETCH 1 FROM c"),
      b.query("SELECT count(*) FROM item"),
      a.query("FETCH 1 FROM c"),
      a.query("ROLLBACK"),
    ],
  },
  {
    id: "functions-and-blocks",
    name: "functions, DO blocks and procedures write in their caller's transaction, or in their own",
    seed: `${itemSeed};
      CREATE FUNCTION raise(by int) RETURNS int LANGUAGE sql AS 'UPDATE item SET n = n + by WHERE id = 1 RETURNING n';
      CREATE PROCEDURE twice() LANGUAGE plpgsql AS
        $$ BEGIN UPDATE item SET n = 1 WHERE id = 1; COMMIT; UPDATE item SET n = 2 WHERE id = 2; END $$`,
    steps: [
      a.query("SELECT raise(5)"),
      a.query("BEGIN"),
      a.query("SELECT raise(5)"),
      b.query("SELECT n FROM item WHERE id = 1"),
      a.query("CALL twice()"),
      a.query("ROLLBACK"),
      b.query("SELECT n FROM item WHERE id = 1"),
      a.query("CALL twice()"),
      b.query("SELECT * FROM item ORDER BY id"),
      a.query("DO $$ BEGIN RAISE EXCEPTION 'no' USING ERRCODE = 'P0042', HINT = 'ask again'; END $$"),
    ],
  },
  {
    id: "not-in-a-transaction",
    name: "VACUUM, CREATE DATABASE and CREATE INDEX CONCURRENTLY run outside transactions only",
    seed: itemSeed,
    steps: [
      a.query("VACUUM item"),
      a.query("BEGIN"),
      a.query("VACUUM item"),
      a.query("ROLLBACK"),
      a.query("BEGIN"),
      a.query("CREATE INDEX CONCURRENTLY by_n ON item (n)"),
      a.query("ROLLBACK"),
      a.query("CREATE INDEX CONCURRENTLY by_n ON item (n)"),
      a.query("SELECT 1; VACUUM item"),
      a.query("TRUNCATE item"),
      b.query("SELECT count(*) FROM item"),
    ],
  },
];
