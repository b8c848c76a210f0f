import type { Script } from "../script.ts";
import { departs, session } from "../steps.ts";
import { byDesign, refusal } from "./by-design.ts";
import { itemSeed } from "./seeds.ts";

const [a, b, c] = [session("a"), session("b"), session("c")];

export const locks: readonly Script[] = [
  {
    id: "for-update-waits",
    name: "SELECT FOR UPDATE waits for another's, then sees its commit",
    seed: itemSeed,
    steps: [
      a.query("BEGIN"),
      a.query("SELECT n FROM item WHERE id = 1 FOR UPDATE"),
      b.query("BEGIN"),
      b.query("SELECT n FROM item WHERE id = 1 FOR UPDATE"),
      c.query("SELECT n FROM item WHERE id = 1"),
      a.query("UPDATE item SET n = n + 1 WHERE id = 1"),
      a.query("COMMIT"),
      b.query("COMMIT"),
    ],
  },
  {
    id: "skip-locked",
    name: "SKIP LOCKED takes the rows that nobody has",
    seed: itemSeed,
    steps: [
      a.query("BEGIN"),
      a.query("SELECT id FROM item ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED"),
      b.query("BEGIN"),
      departs(b.query("SELECT id FROM item ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED"), {
        because: byDesign.oneLockHolder,
        here: ["b waits: lock"],
      }),
      departs(a.query("COMMIT"), {
        because: byDesign.oneLockHolder,
        here: [
          "a CommandComplete COMMIT",
          "a ReadyForQuery I",
          "b RowDescription id:23",
          'b DataRow ["1"]',
          "b CommandComplete SELECT 1",
          "b ReadyForQuery T",
        ],
      }),
      b.query("COMMIT"),
    ],
  },
  {
    id: "nowait",
    name: "NOWAIT fails with 55P03 where a row is locked",
    seed: itemSeed,
    steps: [
      a.query("BEGIN"),
      a.query("SELECT id FROM item WHERE id = 1 FOR UPDATE"),
      departs(b.query("SELECT id FROM item WHERE id = 1 FOR UPDATE NOWAIT"), {
        because: byDesign.oneLockHolder,
        here: ["b waits: lock"],
      }),
      departs(a.query("COMMIT"), {
        because: byDesign.oneLockHolder,
        here: [
          "a CommandComplete COMMIT",
          "a ReadyForQuery I",
          "b RowDescription id:23",
          'b DataRow ["1"]',
          "b CommandComplete SELECT 1",
          "b ReadyForQuery I",
        ],
      }),
    ],
  },
  {
    id: "for-share",
    name: "FOR SHARE is shared, and a writer waits for all who hold it",
    seed: itemSeed,
    steps: [
      a.query("BEGIN"),
      a.query("SELECT n FROM item WHERE id = 1 FOR SHARE"),
      b.query("BEGIN"),
      departs(b.query("SELECT n FROM item WHERE id = 1 FOR SHARE"), {
        because: byDesign.oneLockHolder,
        here: ["b waits: lock"],
      }),
      departs(c.query("UPDATE item SET n = 0 WHERE id = 1"), {
        because: byDesign.oneLockHolder,
        here: ["b waits: lock", "c waits: lock"],
      }),
      departs(a.query("COMMIT"), {
        because: byDesign.oneLockHolder,
        here: [
          "a CommandComplete COMMIT",
          "a ReadyForQuery I",
          "b RowDescription n:23",
          'b DataRow ["10"]',
          "b CommandComplete SELECT 1",
          "b ReadyForQuery T",
          "c waits: lock",
        ],
      }),
      b.query("COMMIT"),
    ],
  },
  {
    id: "table-lock",
    name: "LOCK TABLE keeps readers waiting until its transaction ends",
    seed: itemSeed,
    steps: [
      a.query("BEGIN"),
      a.query("LOCK TABLE item"),
      b.query("SELECT n FROM item WHERE id = 1"),
      a.query("UPDATE item SET n = 11 WHERE id = 1"),
      a.query("COMMIT"),
    ],
  },
  {
    id: "alter-table-waits-for-readers",
    name: "ALTER TABLE waits for a transaction that has read the table",
    seed: itemSeed,
    steps: [
      a.query("BEGIN"),
      a.query("SELECT n FROM item WHERE id = 1"),
      departs(b.query("ALTER TABLE item ADD COLUMN extra text"), {
        because: byDesign.readsLockNothing,
        here: ["b CommandComplete ALTER TABLE", "b ReadyForQuery I"],
      }),
      departs(a.query("COMMIT"), {
        because: byDesign.readsLockNothing,
        here: ["a CommandComplete COMMIT", "a ReadyForQuery I"],
      }),
    ],
  },
  {
    id: "advisory-lock",
    name: "an advisory lock is the session's, and another waits for it",
    seed: itemSeed,
    steps: [
      departs(a.query("SELECT pg_advisory_lock(1)"), {
        because: byDesign.refused,
        here: [`a ${refusal("an advisory lock")}`, "a ReadyForQuery I"],
      }),
      departs(b.query("SELECT pg_try_advisory_lock(1)"), {
        because: byDesign.refused,
        here: [`b ${refusal("an advisory lock")}`, "b ReadyForQuery I"],
      }),
      departs(b.query("SELECT pg_advisory_lock(1)"), {
        because: byDesign.refused,
        here: [`b ${refusal("an advisory lock")}`, "b ReadyForQuery I"],
      }),
      departs(a.query("SELECT pg_advisory_unlock(1)"), {
        because: byDesign.refused,
        here: [`a ${refusal("an advisory lock")}`, "a ReadyForQuery I"],
      }),
    ],
  },
];
