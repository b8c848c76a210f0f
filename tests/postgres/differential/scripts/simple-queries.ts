import type { Script } from "../script.ts";
import { query, session } from "../steps.ts";
import { itemSeed } from "./seeds.ts";

const [a, b] = [session("a"), session("b")];

export const simpleQueries: readonly Script[] = [
  {
    id: "several-statements",
    name: "several statements in one string are one transaction, and an error takes all of it back",
    seed: itemSeed,
    steps: [
      a.query("UPDATE item SET n = 1 WHERE id = 1; SELECT n FROM item WHERE id = 1; SELECT 2 AS two"),
      a.query("UPDATE item SET n = 5 WHERE id = 1; SELECT 1 / 0; UPDATE item SET n = 6 WHERE id = 1"),
      b.query("SELECT n FROM item WHERE id = 1"),
      a.query("SELECT 1; SELEC 2"),
    ],
  },
  {
    id: "begin-amid-statements",
    name: "BEGIN amid a string takes what came before it into its transaction",
    seed: itemSeed,
    steps: [
      a.query("UPDATE item SET n = 1 WHERE id = 1; BEGIN; UPDATE item SET n = 2 WHERE id = 2"),
      b.query("SELECT * FROM item ORDER BY id"),
      a.query("ROLLBACK"),
      b.query("SELECT * FROM item ORDER BY id"),
    ],
  },
  {
    id: "commit-amid-statements",
    name: "COMMIT amid a string keeps what came before it, whatever fails after it",
    seed: itemSeed,
    steps: [
      a.query("BEGIN; UPDATE item SET n = 1 WHERE id = 1; COMMIT; UPDATE item SET n = 2 WHERE id = 2; SELECT 1 / 0"),
      b.query("SELECT * FROM item ORDER BY id"),
      a.query("UPDATE item SET n = 3 WHERE id = 1; COMMIT; SELECT 1 / 0"),
      b.query("SELECT * FROM item ORDER BY id"),
      a.query(
        "BEGIN; SELECT 1; COMMIT; BEGIN; UPDATE item SET n = 4 WHERE id = 1; ROLLBACK; SELECT n FROM item WHERE id = 1",
      ),
    ],
  },
  {
    id: "rollback-and-more",
    name: "ROLLBACK and more in one string ends a failed transaction and goes on",
    seed: itemSeed,
    steps: [
      a.query("BEGIN"),
      a.query("SELECT 1 / 0"),
      a.query("ROLLBACK; UPDATE item SET n = 7 WHERE id = 1; SELECT n FROM item WHERE id = 1"),
      a.query("BEGIN; SELECT missing"),
      a.query("SELECT 1; ROLLBACK"),
      a.query("ROLLBACK; BEGIN; SELECT 1 AS v"),
      a.query("COMMIT"),
    ],
  },
  {
    id: "empty-queries",
    name: "an empty query is answered as one, a comment and lone semicolons too",
    seed: itemSeed,
    steps: [
      a.query(""),
      a.query("   "),
      a.query("-- nothing"),
      a.query(";;"),
      a.query("; SELECT 1 AS v;"),
      a.query("BEGIN"),
      a.query(""),
      a.query("/* nothing */"),
      a.query("COMMIT"),
    ],
  },
  {
    id: "error-positions",
    name: "errors say where in the text they are, counted in characters",
    seed: itemSeed,
    steps: [
      a.query("SELEC 1"),
      a.query("SELECT * FROM"),
      a.query("SELECT 'é', missing FROM item"),
      a.query("SELECT n FROM nowhere"),
      a.query("SELECT 1; SELECT nothing_here(1)"),
      a.query("SELECT 'open"),
      a.query("BEGIN"),
      a.query("SELECT *\nFROM item\nWHERE missing = 1"),
      a.query("ROLLBACK"),
    ],
  },
  {
    id: "constraint-errors",
    name: "constraint errors name the constraint, the table and the values",
    seed: `CREATE TABLE parent (id int PRIMARY KEY);
      CREATE TABLE child (
        id int PRIMARY KEY, parent_id int REFERENCES parent, n int CHECK (n > 0), title varchar(3) NOT NULL);
      INSERT INTO parent VALUES (1)`,
    steps: [
      a.query("INSERT INTO parent VALUES (1)"),
      a.query("INSERT INTO child VALUES (1, 2, 1, 'x')"),
      a.query("INSERT INTO child VALUES (1, 1, 0, 'x')"),
      a.query("INSERT INTO child (id, parent_id, n) VALUES (1, 1, 1)"),
      a.query("INSERT INTO child VALUES (1, 1, 1, 'long')"),
      a.query("INSERT INTO child VALUES (1, 1, 1, 'x')"),
      a.query("DELETE FROM parent"),
      a.query("INSERT INTO child VALUES ('one', 1, 1, 'x')"),
    ],
  },
  {
    id: "pipelined-queries",
    name: "simple queries sent in one write are answered in order, each with its ReadyForQuery",
    seed: itemSeed,
    steps: [
      a.send([
        query("BEGIN"),
        query("UPDATE item SET n = 1 WHERE id = 1"),
        query("SELECT missing"),
        query("SELECT 1"),
        query("ROLLBACK"),
        query("SELECT n FROM item WHERE id = 1"),
      ]),
    ],
  },
];
