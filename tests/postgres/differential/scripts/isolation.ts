import type { Script } from "../script.ts";
import { departs, session } from "../steps.ts";
import { byDesign } from "./by-design.ts";
import { itemSeed, serialSeed } from "./seeds.ts";

const [a, b] = [session("a"), session("b")];

export const isolation: readonly Script[] = [
  {
    id: "read-only",
    name: "a READ ONLY transaction turns writes down with 25006",
    seed: serialSeed,
    steps: [
      a.query("BEGIN READ ONLY"),
      a.query("SELECT n FROM item WHERE id = 1"),
      a.query("UPDATE item SET n = 0"),
      a.query("ROLLBACK"),
      a.query("BEGIN"),
      a.query("SET TRANSACTION READ ONLY"),
      a.query("SELECT nextval('item_id_seq')"),
      a.query("ROLLBACK"),
      a.query("SET default_transaction_read_only = on"),
      a.query("DELETE FROM item"),
      a.query("BEGIN READ WRITE"),
      a.query("DELETE FROM item WHERE id = 2"),
      a.query("COMMIT"),
      b.query("SELECT count(*) FROM item"),
    ],
  },
  {
    id: "repeatable-read",
    name: "REPEATABLE READ keeps its first snapshot, and a write over a newer row is 40001",
    seed: itemSeed,
    steps: [
      a.query("BEGIN ISOLATION LEVEL REPEATABLE READ"),
      a.query("SELECT n FROM item WHERE id = 1"),
      departs(b.query("UPDATE item SET n = 11 WHERE id = 1"), {
        because: byDesign.snapshotHolds,
        here: ["b waits: lock"],
      }),
      departs(a.query("SELECT n FROM item WHERE id = 1"), {
        because: byDesign.snapshotHolds,
        here: [
          "a RowDescription n:23",
          'a DataRow ["10"]',
          "a CommandComplete SELECT 1",
          "a ReadyForQuery T",
          "b waits: lock",
        ],
      }),
      departs(a.query("UPDATE item SET n = n + 1 WHERE id = 1"), {
        because: byDesign.snapshotHolds,
        here: ["a CommandComplete UPDATE 1", "a ReadyForQuery T", "b waits: lock"],
      }),
      departs(a.query("ROLLBACK"), {
        because: byDesign.snapshotHolds,
        here: ["a CommandComplete ROLLBACK", "a ReadyForQuery I", "b CommandComplete UPDATE 1", "b ReadyForQuery I"],
      }),
      b.query("SELECT n FROM item WHERE id = 1"),
    ],
  },
  {
    id: "serializable",
    name: "of two SERIALIZABLE transactions that each miss the other's row one is ended with 40001",
    seed: itemSeed,
    steps: [
      a.query("BEGIN ISOLATION LEVEL SERIALIZABLE"),
      a.query("SELECT sum(n) FROM item"),
      departs(b.query("BEGIN ISOLATION LEVEL SERIALIZABLE"), {
        because: byDesign.snapshotHolds,
        here: ["b waits: lock"],
      }),
      departs(b.query("SELECT sum(n) FROM item"), { because: byDesign.snapshotHolds, here: ["b waits: lock"] }),
      departs(a.query("INSERT INTO item VALUES (3, 30)"), {
        because: byDesign.snapshotHolds,
        here: ["a CommandComplete INSERT 0 1", "a ReadyForQuery T", "b waits: lock"],
      }),
      departs(b.query("INSERT INTO item VALUES (4, 30)"), {
        because: byDesign.snapshotHolds,
        here: ["b waits: lock"],
      }),
      departs(a.query("COMMIT"), {
        because: byDesign.snapshotHolds,
        here: [
          "a CommandComplete COMMIT",
          "a ReadyForQuery I",
          "b CommandComplete BEGIN",
          "b ReadyForQuery T",
          "b RowDescription sum:20",
          'b DataRow ["60"]',
          "b CommandComplete SELECT 1",
          "b ReadyForQuery T",
          "b CommandComplete INSERT 0 1",
          "b ReadyForQuery T",
        ],
      }),
      departs(b.query("COMMIT"), {
        because: byDesign.snapshotHolds,
        here: ["b CommandComplete COMMIT", "b ReadyForQuery I"],
      }),
    ],
  },
  {
    id: "isolation-after-a-query",
    name: "the isolation level cannot change once a transaction has read",
    seed: itemSeed,
    steps: [
      a.query("BEGIN"),
      a.query("SELECT 1"),
      a.query("SET TRANSACTION ISOLATION LEVEL SERIALIZABLE"),
      a.query("ROLLBACK"),
      a.query("BEGIN"),
      a.query("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"),
      a.query("SHOW transaction_isolation"),
      a.query("COMMIT"),
      a.query("SHOW transaction_isolation"),
    ],
  },
];
