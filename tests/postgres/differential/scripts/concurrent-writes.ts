import type { Script } from "../script.ts";
import { departs, session } from "../steps.ts";
import { byDesign } from "./by-design.ts";
import { itemSeed, serialSeed } from "./seeds.ts";

const [a, b, c] = [session("a"), session("b"), session("c")];

export const concurrentWrites: readonly Script[] = [
  {
    id: "lost-update",
    name: "two sessions that read before they write lose an update",
    seed: itemSeed,
    steps: [
      a.query("BEGIN"),
      a.query("SELECT n FROM item WHERE id = 1"),
      b.query("BEGIN"),
      b.query("SELECT n FROM item WHERE id = 1"),
      a.query("UPDATE item SET n = 11 WHERE id = 1"),
      a.query("COMMIT"),
      b.query("UPDATE item SET n = 11 WHERE id = 1"),
      b.query("COMMIT"),
      a.query("SELECT n FROM item WHERE id = 1"),
    ],
  },
  {
    id: "second-writer-waits",
    name: "a second writer waits, then sees the first one's commit",
    seed: itemSeed,
    steps: [
      a.query("BEGIN"),
      a.query("UPDATE item SET n = n + 1 WHERE id = 1"),
      b.query("UPDATE item SET n = n + 1 WHERE id = 1 RETURNING n"),
      a.query("COMMIT"),
    ],
  },
  {
    id: "second-writer-after-rollback",
    name: "a second writer waits, then goes on from the old row when the first one rolls back",
    seed: itemSeed,
    steps: [
      a.query("BEGIN"),
      a.query("UPDATE item SET n = n + 1 WHERE id = 1"),
      b.query("BEGIN"),
      b.query("UPDATE item SET n = n + 1 WHERE id = 1 RETURNING n"),
      a.query("ROLLBACK"),
      b.query("COMMIT"),
      a.query("SELECT n FROM item WHERE id = 1"),
    ],
  },
  {
    id: "row-moves-out-of-reach",
    name: "a waiting writer looks at its condition again and finds nothing to do",
    seed: itemSeed,
    steps: [
      a.query("BEGIN"),
      a.query("UPDATE item SET n = 99 WHERE id = 1"),
      b.query("UPDATE item SET n = 0 WHERE n = 10"),
      a.query("COMMIT"),
      b.query("SELECT * FROM item ORDER BY id"),
    ],
  },
  {
    id: "writers-queue-for-a-row",
    name: "three writers of a row are served one after the other",
    seed: itemSeed,
    steps: [
      a.query("BEGIN; UPDATE item SET n = 100 WHERE id = 1"),
      b.query("UPDATE item SET n = n + 1 WHERE id = 1 RETURNING n"),
      c.query("UPDATE item SET n = n * 2 WHERE id = 1 RETURNING n"),
      a.query("COMMIT"),
    ],
  },
  {
    id: "insert-waits-for-a-key",
    name: "an INSERT of a key that another transaction has inserted waits, then fails with 23505",
    seed: itemSeed,
    steps: [
      a.query("BEGIN"),
      a.query("INSERT INTO item VALUES (3, 30)"),
      b.query("INSERT INTO item VALUES (3, 33)"),
      a.query("COMMIT"),
    ],
  },
  {
    id: "on-conflict-waits-for-a-key",
    name: "INSERT ON CONFLICT waits for the other transaction, then updates its row",
    seed: itemSeed,
    steps: [
      a.query("BEGIN"),
      a.query("INSERT INTO item VALUES (3, 30)"),
      b.query("INSERT INTO item VALUES (3, 33) ON CONFLICT (id) DO UPDATE SET n = item.n + 1 RETURNING n"),
      a.query("COMMIT"),
    ],
  },
  {
    id: "writers-of-other-rows",
    name: "writers of different rows do not wait for each other",
    seed: itemSeed,
    steps: [
      a.query("BEGIN"),
      a.query("UPDATE item SET n = 11 WHERE id = 1"),
      departs(b.query("UPDATE item SET n = 21 WHERE id = 2"), { because: byDesign.oneWriter, here: ["b waits: lock"] }),
      departs(a.query("COMMIT"), {
        because: byDesign.oneWriter,
        here: ["a CommandComplete COMMIT", "a ReadyForQuery I", "b CommandComplete UPDATE 1", "b ReadyForQuery I"],
      }),
      b.query("SELECT * FROM item ORDER BY id"),
    ],
  },
  {
    id: "number-beside-a-writer",
    name: "drawing a number from a sequence waits for nobody",
    seed: serialSeed,
    steps: [
      a.query("BEGIN"),
      a.query("INSERT INTO item (n) VALUES (30) RETURNING id"),
      departs(b.query("SELECT nextval('item_id_seq')"), { because: byDesign.oneWriter, here: ["b waits: lock"] }),
      departs(a.query("COMMIT"), {
        because: byDesign.oneWriter,
        here: [
          "a CommandComplete COMMIT",
          "a ReadyForQuery I",
          "b RowDescription nextval:20",
          'b DataRow ["4"]',
          "b CommandComplete SELECT 1",
          "b ReadyForQuery I",
        ],
      }),
    ],
  },
  {
    id: "deadlock",
    name: "two transactions that want each other's rows: one is ended with 40P01",
    seed: itemSeed,
    steps: [
      a.query("SET deadlock_timeout = '200ms'"),
      b.query("SET deadlock_timeout = '60s'"),
      a.query("BEGIN"),
      a.query("UPDATE item SET n = 1 WHERE id = 1"),
      b.query("BEGIN"),
      departs(b.query("UPDATE item SET n = 2 WHERE id = 2"), { because: byDesign.noDeadlock, here: ["b waits: lock"] }),
      b.query("UPDATE item SET n = 2 WHERE id = 1"),
      departs(a.query("UPDATE item SET n = 1 WHERE id = 2", { until: ["a"] }), {
        because: byDesign.noDeadlock,
        here: ["a CommandComplete UPDATE 1", "a ReadyForQuery T", "b waits: lock"],
      }),
      departs(a.query("COMMIT"), {
        because: byDesign.noDeadlock,
        here: [
          "a CommandComplete COMMIT",
          "a ReadyForQuery I",
          "b CommandComplete UPDATE 1",
          "b ReadyForQuery T",
          "b CommandComplete UPDATE 1",
          "b ReadyForQuery T",
        ],
      }),
      b.query("COMMIT"),
      b.query("SELECT * FROM item ORDER BY id"),
    ],
  },
];
