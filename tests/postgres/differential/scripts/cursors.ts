import type { Script } from "../script.ts";
import { departs, session } from "../steps.ts";
import { byDesign, refusal } from "./by-design.ts";
import { tenRowsSeed } from "./seeds.ts";

const [a, b] = [session("a"), session("b")];

export const cursors: readonly Script[] = [
  {
    id: "cursor",
    name: "a cursor is fetched from, moved and closed, and lives in its transaction",
    seed: tenRowsSeed,
    steps: [
      a.query("DECLARE c CURSOR FOR SELECT id FROM item ORDER BY id"),
      a.query("BEGIN"),
      a.query("DECLARE c SCROLL CURSOR FOR SELECT id FROM item ORDER BY id"),
      a.query("FETCH 2 FROM c"),
      a.query("FETCH NEXT FROM c"),
      a.query("MOVE 2 FROM c"),
      a.query("FETCH 2 FROM c"),
      a.query("FETCH PRIOR FROM c"),
      a.query("FETCH FIRST FROM c"),
      a.query("MOVE ALL IN c"),
      a.query("FETCH c"),
      a.query("CLOSE c"),
      a.query("FETCH c"),
      a.query("COMMIT"),
      a.query("FETCH c"),
    ],
  },
  {
    id: "cursor-keeps-its-snapshot",
    name: "a cursor does not see what others do after it was declared",
    seed: tenRowsSeed,
    steps: [
      a.query("BEGIN"),
      a.query("DECLARE c CURSOR FOR SELECT id FROM item WHERE id > 8 ORDER BY id"),
      departs(b.query("DELETE FROM item"), { because: byDesign.oneCursorHolder, here: ["b waits: lock"] }),
      departs(a.query("FETCH ALL FROM c"), {
        because: byDesign.oneCursorHolder,
        here: [
          "a RowDescription id:23",
          'a DataRow ["9"]',
          'a DataRow ["10"]',
          "a CommandComplete FETCH 2",
          "a ReadyForQuery T",
          "b waits: lock",
        ],
      }),
      departs(a.query("COMMIT"), {
        because: byDesign.oneCursorHolder,
        here: ["a CommandComplete COMMIT", "a ReadyForQuery I", "b CommandComplete DELETE 10", "b ReadyForQuery I"],
      }),
    ],
  },
  {
    id: "cursor-without-scroll",
    name: "a cursor without SCROLL goes forward only, and names are the session's own",
    seed: tenRowsSeed,
    steps: [
      a.query("BEGIN"),
      a.query("DECLARE c NO SCROLL CURSOR FOR SELECT id FROM item ORDER BY id"),
      a.query("DECLARE c CURSOR FOR SELECT 1"),
      a.query("ROLLBACK"),
      a.query("BEGIN"),
      a.query("DECLARE c NO SCROLL CURSOR FOR SELECT id FROM item ORDER BY id"),
      a.query("FETCH 3 FROM c"),
      a.query("SAVEPOINT s"),
      a.query("FETCH BACKWARD 1 FROM c"),
      a.query("ROLLBACK TO s"),
      a.query("FETCH 1 FROM c"),
      a.query("COMMIT"),
    ],
  },
  {
    id: "where-current-of",
    name: "WHERE CURRENT OF changes the row a cursor stands on",
    seed: tenRowsSeed,
    steps: [
      a.query("BEGIN"),
      a.query("DECLARE c CURSOR FOR SELECT id FROM item ORDER BY id FOR UPDATE"),
      a.query("FETCH 3 FROM c"),
      b.query("SELECT count(*) FROM item"),
      a.query("UPDATE item SET id = 300 WHERE CURRENT OF c"),
      a.query("COMMIT"),
      b.query("SELECT id FROM item WHERE id IN (3, 300)"),
    ],
  },
  {
    id: "cursor-with-hold",
    name: "a cursor WITH HOLD outlives its transaction",
    seed: tenRowsSeed,
    steps: [
      a.query("BEGIN"),
      departs(a.query("DECLARE c CURSOR WITH HOLD FOR SELECT id FROM item ORDER BY id"), {
        because: byDesign.refused,
        here: [`a ${refusal("a cursor WITH HOLD")}`, "a ReadyForQuery E"],
      }),
      departs(a.query("COMMIT"), {
        because: byDesign.refused,
        here: ["a CommandComplete ROLLBACK", "a ReadyForQuery I"],
      }),
      departs(a.query("FETCH 2 FROM c"), {
        because: byDesign.refused,
        here: ['a ErrorResponse ERROR 34000 cursor "c" does not exist', "a ReadyForQuery I"],
      }),
      departs(a.query("CLOSE c"), {
        because: byDesign.refused,
        here: ['a ErrorResponse ERROR 34000 cursor "c" does not exist', "a ReadyForQuery I"],
      }),
    ],
  },
];
