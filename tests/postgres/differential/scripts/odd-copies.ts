import type { Script } from "../script.ts";
import { copyData, copyDone, copyFail, departs, query, session } from "../steps.ts";
import { byDesign, refusal } from "./by-design.ts";
import { itemSeed } from "./seeds.ts";

const [a, b] = [session("a"), session("b")];

export const oddCopies: readonly Script[] = [
  {
    id: "copy-formats",
    name: "COPY FROM STDIN takes columns by name, a header, quotes over lines, an end mark and no data at all",
    seed: "CREATE TABLE note (id int PRIMARY KEY, text text DEFAULT 'none', n int)",
    steps: [
      a.query("COPY note (n, id) FROM STDIN"),
      a.send([copyData("10\t1\n"), copyDone]),
      a.query("COPY note FROM STDIN WITH (FORMAT csv, HEADER, NULL 'nil')"),
      a.send([copyData('id,text,n\n2,"two\nli'), copyData('nes, ""quoted""",nil\n'), copyDone]),
      a.query("COPY note FROM STDIN"),
      a.send([copyData("3\ta\\tb\\\\c\t\\N\n4\té\t4"), copyDone]),
      a.query("COPY note FROM STDIN"),
      a.send([copyData("5\tfive\t5\n\\.\n"), copyDone]),
      a.query("COPY note FROM STDIN"),
      a.send([copyDone]),
      a.query("COPY note FROM STDIN WHERE id > 6"),
      a.send([copyData("6\tsix\t6\n7\tseven\t7\n"), copyDone]),
      b.query("SELECT * FROM note ORDER BY id"),
    ],
  },
  {
    id: "copy-amid-statements",
    name: "COPY FROM STDIN amid a string: what follows runs after the data",
    seed: itemSeed,
    steps: [
      departs(a.query("COPY item FROM STDIN; SELECT count(*) FROM item"), {
        because: byDesign.refused,
        here: [`a ${refusal("COPY FROM STDIN beside other statements")}`, "a ReadyForQuery I"],
      }),
      departs(a.send([copyData("3\t30\n"), copyDone]), { because: byDesign.refused, here: [] }),
      departs(a.query("BEGIN; COPY item FROM STDIN; COMMIT"), {
        because: byDesign.refused,
        here: [`a ${refusal("COPY FROM STDIN beside other statements")}`, "a ReadyForQuery I"],
      }),
      departs(a.send([copyData("4\t40\n"), copyDone]), { because: byDesign.refused, here: [] }),
      departs(a.query("COPY item FROM STDIN; SELECT 1 / 0"), {
        because: byDesign.refused,
        here: [`a ${refusal("COPY FROM STDIN beside other statements")}`, "a ReadyForQuery I"],
      }),
      departs(a.send([copyData("5\t50\n"), copyDone]), { because: byDesign.refused, here: [] }),
      departs(b.query("SELECT * FROM item ORDER BY id"), {
        because: byDesign.refused,
        here: [
          "b RowDescription id:23 n:23",
          'b DataRow ["1","10"]',
          'b DataRow ["2","20"]',
          "b CommandComplete SELECT 2",
          "b ReadyForQuery I",
        ],
      }),
    ],
  },
  {
    id: "copy-bad-data",
    name: "COPY FROM STDIN refuses a row with too few or too many columns, and a column that is not there",
    seed: itemSeed,
    steps: [
      a.query("COPY item FROM STDIN"),
      a.send([copyData("3\n"), copyDone]),
      a.query("COPY item FROM STDIN"),
      a.send([copyData("3\t30\t300\n"), copyDone]),
      a.query("COPY item (id, missing) FROM STDIN"),
      a.query("COPY item FROM STDIN WITH (FORMAT nonsense)"),
      a.query("BEGIN READ ONLY"),
      a.query("COPY item FROM STDIN"),
      a.query("ROLLBACK"),
      a.query("SELECT count(*) FROM item"),
    ],
  },
  {
    id: "copy-broken-off",
    name: "a query amid COPY data is a breach of the protocol: the session is ended and nothing of it is kept",
    seed: itemSeed,
    steps: [
      a.query("COPY item FROM STDIN"),
      a.send([copyData("3\t30\n")]),
      a.query("UPDATE item SET n = 0"),
      b.query("SELECT * FROM item ORDER BY id"),
    ],
  },
  {
    id: "copy-given-up-after-bad-data",
    name: "of data that is wrong and then given up, the mistake is told",
    seed: itemSeed,
    steps: [
      a.query("COPY item FROM STDIN"),
      departs(a.send([copyData("three\t30\n"), copyFail("enough")]), {
        because: byDesign.gathersData,
        here: ["a ErrorResponse ERROR 57014 COPY from stdin failed: enough", "a ReadyForQuery I"],
      }),
      a.query("COPY item FROM STDIN"),
      a.send([copyData("three\t30\n"), copyDone]),
      a.query("SELECT count(*) FROM item"),
    ],
  },
  {
    id: "copy-in-one-write",
    name: "a COPY FROM STDIN may be sent in one go with its data, which is dropped where the COPY is refused",
    seed: itemSeed,
    steps: [
      a.send([query("COPY item FROM STDIN"), copyData("3\t30\n"), copyDone, query("SELECT count(*) FROM item")]),
      a.send([query("COPY nowhere FROM STDIN"), copyData("4\t40\n"), copyDone, query("SELECT count(*) FROM item")]),
      a.send([query("COPY item FROM STDIN"), copyFail("enough"), query("SELECT count(*) FROM item")]),
    ],
  },
  {
    id: "copy-to-its-mark",
    name: "COPY FROM STDIN takes nothing after the mark of its end, two bytes on a line",
    seed: itemSeed,
    steps: [
      a.query("COPY item FROM STDIN"),
      a.send([copyData("3\t30\n"), copyData("\\.\n"), copyDone]),
      a.query("SELECT count(*) FROM item"),
    ],
  },
  {
    id: "copy-beside-a-writer",
    name: "COPY FROM STDIN of a key that another has inserted waits for it",
    seed: itemSeed,
    steps: [
      a.query("BEGIN"),
      a.query("INSERT INTO item VALUES (3, 30)"),
      departs(b.query("COPY item FROM STDIN"), { because: byDesign.asksInTurn, here: ["b waits: lock"] }),
      b.send([copyData("3\t33\n"), copyDone]),
      departs(a.query("ROLLBACK"), {
        because: byDesign.asksInTurn,
        here: [
          "a CommandComplete ROLLBACK",
          "a ReadyForQuery I",
          "b CopyInResponse format 0, 2 columns",
          "b CommandComplete COPY 1",
          "b ReadyForQuery I",
        ],
      }),
      b.query("SELECT * FROM item ORDER BY id"),
    ],
  },
];
