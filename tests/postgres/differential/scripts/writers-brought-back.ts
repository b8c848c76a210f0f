import type { Script } from "../script.ts";
import { bind, departs, describe, execute, extended, parse, session, sync } from "../steps.ts";
import { byDesign } from "./by-design.ts";
import { itemSeed, serialSeed } from "./seeds.ts";

const [a, b] = [session("a"), session("b")];

/** What an open transaction relies on is there after others have read, and is what it was. */
export const writersBroughtBack: readonly Script[] = [
  {
    id: "prepare-in-a-writer-beside-readers",
    name: "what a writer has prepared and dropped inside its transaction is so after others have read",
    seed: itemSeed,
    steps: [
      a.query("PREPARE old AS SELECT 'old' AS v"),
      a.query("BEGIN"),
      a.query("PREPARE raise (int) AS UPDATE item SET n = n + $1 WHERE id = 1 RETURNING n"),
      a.query("EXECUTE raise(1)"),
      a.query("DEALLOCATE old"),
      b.query("SELECT n FROM item WHERE id = 1"),
      a.query("EXECUTE raise(1)"),
      a.query("PREPARE old AS SELECT 'new' AS v"),
      b.query("SELECT n FROM item WHERE id = 1"),
      a.query("EXECUTE old"),
      a.query("EXECUTE raise(1)"),
      a.query("COMMIT"),
      b.query("SELECT n FROM item WHERE id = 1"),
    ],
  },
  {
    id: "unnamed-statement-beside-readers",
    name: "a writer's unnamed statement is its own after others have used theirs",
    seed: itemSeed,
    steps: [
      a.query("BEGIN"),
      a.query("UPDATE item SET n = 11 WHERE id = 1"),
      a.send([parse("", "SELECT n AS of_a FROM item WHERE id = $1"), sync]),
      b.send([...extended("SELECT n AS of_b FROM item WHERE id = $1", ["1"]), sync]),
      a.send([bind("", "", ["1"]), describe("portal", ""), execute(""), sync]),
      b.send([bind("", "", ["2"]), describe("portal", ""), execute(""), sync]),
      a.query("ROLLBACK"),
    ],
  },
  {
    id: "new-table-beside-readers",
    name: "a writer goes on with a table, a type and a statement over them that it has just made",
    seed: itemSeed,
    steps: [
      a.query("BEGIN"),
      a.query("CREATE TYPE mood AS ENUM ('calm', 'cross')"),
      a.query("CREATE TABLE fresh (id serial, mood mood)"),
      a.send([
        parse("add", "INSERT INTO fresh (mood) VALUES ($1) RETURNING id, mood"),
        describe("statement", "add"),
        sync,
      ]),
      a.send([bind("", "add", ["calm"]), execute(""), sync]),
      b.query("SELECT n FROM item WHERE id = 1"),
      a.send([bind("", "add", ["cross"]), execute(""), sync]),
      b.query("SELECT count(*) FROM pg_class WHERE relname = 'fresh'"),
      a.query("COMMIT"),
      b.query("SELECT * FROM fresh ORDER BY id"),
      a.send([bind("", "add", ["calm"]), execute(""), sync]),
    ],
  },
  {
    id: "settings-of-a-writer-beside-readers",
    name: "a writer's SET and SET LOCAL hold for it alone while others read, and end as they should",
    seed: `CREATE SCHEMA other; ${itemSeed}; CREATE TABLE other.item (id int, n int); INSERT INTO other.item VALUES (1, 99)`,
    steps: [
      a.query("BEGIN"),
      a.query("SET LOCAL search_path = other"),
      a.query("SET work_mem = '8MB'"),
      a.query("UPDATE item SET n = n + 1"),
      b.query("SELECT n FROM item WHERE id = 1"),
      b.query("SHOW work_mem"),
      a.query("SELECT n FROM item WHERE id = 1"),
      a.query("SHOW work_mem"),
      a.query("COMMIT"),
      a.query("SELECT current_schema()"),
      a.query("SHOW work_mem"),
      b.query("SELECT n FROM other.item"),
    ],
  },
  {
    id: "sleeping-reader-beside-a-writer",
    name: "a reader that sleeps holds up no writer",
    seed: itemSeed,
    steps: [
      a.query("BEGIN"),
      a.query("UPDATE item SET n = 0 WHERE id = 1"),
      b.query("SELECT n, pg_sleep(60) FROM item WHERE id = 1"),
      a.query("UPDATE item SET n = n + 1 WHERE id = 1 RETURNING n"),
      a.query("COMMIT"),
      a.query("SELECT pg_cancel_backend({pid b})", { until: ["b"] }),
      b.query("SELECT n FROM item WHERE id = 1"),
    ],
  },
  {
    id: "dropped-writer-beside-readers",
    name: "a writer that vanishes after others have read is rolled back, its numbers stay drawn",
    seed: serialSeed,
    steps: [
      a.query("BEGIN"),
      a.query("INSERT INTO item (n) VALUES (30) RETURNING id"),
      b.query("SELECT count(*) FROM item"),
      a.drop(),
      b.query("INSERT INTO item (n) VALUES (40) RETURNING id"),
    ],
  },
  {
    id: "row-marks-beside-readers",
    name: "a row's address that a writer was told still finds the row",
    seed: itemSeed,
    steps: [
      a.query("BEGIN"),
      a.query("UPDATE item SET n = 11 WHERE id = 1"),
      a.query("SELECT ctid FROM item WHERE id = 1"),
      departs(b.query("SELECT n FROM item WHERE id = 1"), { because: byDesign.unrepeatable, here: ["b waits: lock"] }),
      departs(a.query("SELECT id FROM item WHERE ctid = '(0,3)'"), {
        because: byDesign.unrepeatable,
        here: [
          "a RowDescription id:23",
          'a DataRow ["1"]',
          "a CommandComplete SELECT 1",
          "a ReadyForQuery T",
          "b waits: lock",
        ],
      }),
      departs(a.query("COMMIT"), {
        because: byDesign.unrepeatable,
        here: [
          "a CommandComplete COMMIT",
          "a ReadyForQuery I",
          "b RowDescription n:23",
          'b DataRow ["11"]',
          "b CommandComplete SELECT 1",
          "b ReadyForQuery I",
        ],
      }),
    ],
  },
];
