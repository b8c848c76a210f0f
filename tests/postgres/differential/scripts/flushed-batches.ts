import type { Script } from "../script.ts";
import { bind, copyData, copyDone, departs, execute, extended, flush, parse, session, sync } from "../steps.ts";
import { byDesign } from "./by-design.ts";
import { itemSeed } from "./seeds.ts";

const [a, b] = [session("a"), session("b")];

/** Batches that were flushed and not yet synced, and what may come next. */
export const flushedBatches: readonly Script[] = [
  {
    id: "begin-after-flush",
    name: "BEGIN in a query after a flushed batch makes the batch's work part of the transaction",
    seed: itemSeed,
    steps: [
      a.send([...extended("UPDATE item SET n = 11 WHERE id = 1"), flush]),
      a.query("BEGIN"),
      a.query("UPDATE item SET n = 12 WHERE id = 1"),
      b.query("SELECT n FROM item WHERE id = 1"),
      a.query("ROLLBACK"),
      b.query("SELECT n FROM item WHERE id = 1"),
    ],
  },
  {
    id: "begin-after-flushed-read",
    name: "BEGIN in a query after a flushed read begins a transaction",
    seed: itemSeed,
    steps: [
      a.send([...extended("SELECT n FROM item WHERE id = 1"), flush]),
      a.query("BEGIN"),
      a.query("UPDATE item SET n = 12 WHERE id = 1"),
      b.query("SELECT n FROM item WHERE id = 1"),
      a.query("ROLLBACK"),
      b.query("SELECT n FROM item WHERE id = 1"),
    ],
  },
  {
    id: "begin-in-a-flushed-batch",
    name: "BEGIN in a flushed batch begins a transaction, which a failing query then fails",
    seed: itemSeed,
    steps: [
      a.send([parse("", "BEGIN"), bind("p", ""), execute("p"), flush]),
      a.query("UPDATE item SET n = 11 WHERE id = 1"),
      a.query("SELECT 1 / 0"),
      a.query("SELECT 1"),
      a.query("ROLLBACK"),
      b.query("SELECT n FROM item WHERE id = 1"),
    ],
  },
  {
    id: "copy-after-flush",
    name: "a COPY FROM STDIN after a flushed batch is one transaction with it",
    seed: itemSeed,
    steps: [
      a.send([...extended("UPDATE item SET n = 11 WHERE id = 1"), flush]),
      departs(a.query("COPY item FROM STDIN"), {
        because: byDesign.refused,
        here: [
          "a ErrorResponse ERROR 0A000 COPY FROM STDIN before the Sync of a batch is not supported here",
          "a ReadyForQuery I",
        ],
      }),
      b.query("SELECT n FROM item WHERE id = 1"),
      departs(a.send([copyData("three\t30\n"), copyDone]), { because: byDesign.refused, here: [] }),
      b.query("SELECT n FROM item WHERE id = 1"),
    ],
  },
  {
    id: "error-after-flush",
    name: "an error in a batch takes back what was flushed before it, and the Sync ends it",
    seed: itemSeed,
    steps: [
      a.send([...extended("UPDATE item SET n = 11 WHERE id = 1"), flush]),
      a.send([...extended("SELECT 1 / 0"), flush]),
      a.send([...extended("UPDATE item SET n = 12 WHERE id = 1"), sync]),
      b.query("SELECT n FROM item WHERE id = 1"),
    ],
  },
];
