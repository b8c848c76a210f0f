import type { Script } from "../script.ts";
import { bind, copyData, copyDone, copyFail, departs, execute, flush, parse, session, sync } from "../steps.ts";
import { byDesign, refusal } from "./by-design.ts";
import { itemSeed } from "./seeds.ts";

const [a, b] = [session("a"), session("b")];

export const copy: readonly Script[] = [
  {
    id: "copy-to-stdout",
    name: "COPY TO STDOUT sends lines, in the simple and in the extended protocol",
    seed: itemSeed,
    steps: [
      a.query("COPY item TO STDOUT"),
      a.query(
        "COPY (SELECT id, NULL AS nothing, 'a,b' AS t FROM item ORDER BY id) TO STDOUT WITH (FORMAT csv, HEADER)",
      ),
      a.query("COPY missing TO STDOUT"),
      a.send([parse("", "COPY item TO STDOUT"), bind("", ""), execute(""), sync]),
      a.query("COPY item TO STDOUT; SELECT 1 AS v"),
    ],
  },
  {
    id: "copy-from-stdin",
    name: "COPY FROM STDIN takes rows, in one write or in several",
    seed: itemSeed,
    steps: [
      a.query("COPY item FROM STDIN"),
      a.send([copyData("3\t30\n4\t"), copyData("40\n")]),
      b.query("SELECT count(*) FROM item"),
      a.send([copyDone]),
      b.query("SELECT * FROM item ORDER BY id"),
      a.query("COPY item FROM STDIN WITH (FORMAT csv)"),
      a.send([copyData("5,50\n6,\n"), copyDone]),
      b.query("SELECT * FROM item WHERE id > 4 ORDER BY id"),
    ],
  },
  {
    id: "copy-fails",
    name: "COPY FROM STDIN that the client or the data fails leaves no row behind",
    seed: itemSeed,
    steps: [
      a.query("COPY item FROM STDIN"),
      a.send([copyData("3\t30\n"), copyFail("no more wanted")]),
      a.query("COPY item FROM STDIN"),
      a.send([copyData("3\t30\nfour\t40\n"), copyDone]),
      a.query("COPY item FROM STDIN"),
      a.send([copyData("1\t10\n"), copyDone]),
      a.query("COPY missing FROM STDIN"),
      a.query("SELECT count(*) FROM item"),
    ],
  },
  {
    id: "copy-in-a-transaction",
    name: "COPY FROM STDIN belongs to its transaction",
    seed: itemSeed,
    steps: [
      a.query("BEGIN"),
      a.query("COPY item FROM STDIN"),
      a.send([copyData("3\t30\n"), copyDone]),
      b.query("SELECT count(*) FROM item"),
      a.query("ROLLBACK"),
      a.query("BEGIN"),
      a.query("COPY item FROM STDIN"),
      a.send([copyFail("changed my mind")]),
      a.query("SELECT 1"),
      a.query("COMMIT"),
      b.query("SELECT count(*) FROM item"),
    ],
  },
  {
    id: "copy-extended",
    name: "COPY FROM STDIN by the extended protocol ends with its tag, then Sync",
    seed: itemSeed,
    steps: [
      departs(a.send([parse("", "COPY item FROM STDIN"), bind("", ""), execute(""), flush]), {
        because: byDesign.refused,
        here: ["a ParseComplete", "a BindComplete", `a ${refusal("COPY FROM STDIN in the extended protocol")}`],
      }),
      departs(a.send([copyData("3\t30\n"), copyDone, sync]), {
        because: byDesign.refused,
        here: ["a ReadyForQuery I"],
      }),
      departs(b.query("SELECT count(*) FROM item"), {
        because: byDesign.refused,
        here: ["b RowDescription count:20", 'b DataRow ["2"]', "b CommandComplete SELECT 1", "b ReadyForQuery I"],
      }),
      departs(a.send([parse("", "COPY item FROM STDIN"), bind("", ""), execute(""), flush]), {
        because: byDesign.refused,
        here: ["a ParseComplete", "a BindComplete", `a ${refusal("COPY FROM STDIN in the extended protocol")}`],
      }),
      departs(a.send([copyFail("enough"), sync]), { because: byDesign.refused, here: ["a ReadyForQuery I"] }),
      a.query("SELECT 1 AS v"),
    ],
  },
  {
    id: "copy-client-vanishes",
    name: "a client that vanishes amid COPY FROM STDIN leaves no row behind",
    seed: itemSeed,
    steps: [
      a.query("COPY item FROM STDIN"),
      a.send([copyData("3\t30\n")]),
      a.drop(),
      b.query("SELECT count(*) FROM item"),
      b.query("UPDATE item SET n = 0"),
    ],
  },
];
