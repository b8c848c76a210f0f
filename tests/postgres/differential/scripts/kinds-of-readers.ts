import type { Script } from "../script.ts";
import { departs, session } from "../steps.ts";
import { byDesign } from "./by-design.ts";
import { itemSeed } from "./seeds.ts";

const [a, b, c] = [session("a"), session("b"), session("c")];

export const kindsOfReaders: readonly Script[] = [
  {
    id: "many-ways-to-read",
    name: "whatever way a reader asks, an idle writer does not hold it up",
    seed: `${itemSeed}; CREATE VIEW dear AS SELECT id FROM item WHERE n > 15`,
    steps: [
      a.query("BEGIN"),
      a.query("UPDATE item SET n = 0"),
      b.query("TABLE item ORDER BY id"),
      b.query("VALUES (1), (2)"),
      b.query("WITH best AS (SELECT max(n) AS n FROM item) SELECT * FROM best"),
      b.query("SELECT id FROM dear"),
      b.query("EXPLAIN (COSTS OFF) SELECT * FROM item"),
      b.query("SHOW transaction_isolation"),
      b.query("SELECT (SELECT n FROM item WHERE id = 1), EXISTS (SELECT FROM item WHERE id = 3)"),
      b.query("SELECT count(*) FROM pg_class WHERE relname = 'item'"),
      b.query("SELECT 1 AS v; SELECT n FROM item WHERE id = 2"),
      b.query("COPY item TO STDOUT"),
      b.query("SET application_name = 'reader'"),
      b.query("SELECT n FROM item WHERE id = 1"),
      a.query("ROLLBACK"),
    ],
  },
  {
    id: "reader-by-a-function",
    name: "a reader that calls a STABLE function of its own does not wait",
    seed: `${itemSeed}; CREATE FUNCTION total() RETURNS bigint LANGUAGE sql STABLE AS 'SELECT sum(n) FROM item'`,
    steps: [
      a.query("BEGIN"),
      a.query("UPDATE item SET n = 0"),
      departs(b.query("SELECT total()"), { because: byDesign.functionsMayWrite, here: ["b waits: lock"] }),
      departs(a.query("ROLLBACK"), {
        because: byDesign.functionsMayWrite,
        here: [
          "a CommandComplete ROLLBACK",
          "a ReadyForQuery I",
          "b RowDescription total:20",
          'b DataRow ["30"]',
          "b CommandComplete SELECT 1",
          "b ReadyForQuery I",
        ],
      }),
    ],
  },
  {
    id: "read-only-beside-a-writer",
    name: "a READ ONLY transaction reads beside an idle writer, and its own write fails at once",
    seed: itemSeed,
    steps: [
      a.query("BEGIN"),
      a.query("UPDATE item SET n = 0 WHERE id = 1"),
      b.query("BEGIN READ ONLY"),
      b.query("SELECT n FROM item WHERE id = 1"),
      b.query("UPDATE item SET n = 5 WHERE id = 1"),
      b.query("ROLLBACK"),
      a.query("COMMIT"),
    ],
  },
  {
    id: "reader-with-savepoints",
    name: "a reader's savepoints wait for no writer",
    seed: itemSeed,
    steps: [
      a.query("BEGIN"),
      a.query("UPDATE item SET n = 0 WHERE id = 1"),
      b.query("BEGIN"),
      b.query("SELECT n FROM item WHERE id = 1"),
      b.query("SAVEPOINT s"),
      b.query("SELECT 1 / 0"),
      b.query("ROLLBACK TO s"),
      b.query("SELECT n FROM item WHERE id = 1"),
      b.query("COMMIT"),
      a.query("COMMIT"),
    ],
  },
  {
    id: "table-changes-keep-readers-waiting",
    name: "a reader waits for a transaction that has altered or emptied its table",
    seed: itemSeed,
    steps: [
      a.query("BEGIN"),
      a.query("ALTER TABLE item ADD COLUMN extra text"),
      b.query("SELECT * FROM item WHERE id = 1"),
      a.query("COMMIT"),
      a.query("BEGIN"),
      a.query("TRUNCATE item"),
      b.query("SELECT count(*) FROM item"),
      a.query("ROLLBACK"),
    ],
  },
  {
    id: "reader-becomes-a-writer",
    name: "a transaction that has read waits only once it writes, and then sees the row as it has become",
    seed: itemSeed,
    steps: [
      a.query("BEGIN"),
      a.query("UPDATE item SET n = 11 WHERE id = 1"),
      b.query("BEGIN"),
      b.query("SELECT n FROM item WHERE id = 1"),
      b.query("UPDATE item SET n = n + 100 WHERE id = 1 RETURNING n"),
      a.query("COMMIT"),
      c.query("SELECT n FROM item WHERE id = 1"),
      b.query("ROLLBACK"),
      c.query("SELECT n FROM item WHERE id = 1"),
    ],
  },
];
