import { expect, test } from "vitest";
import type { TraceEvent } from "../../contract/trace-event.ts";
import { programLineAt } from "./program-line.ts";

const program = "engine = create_engine(url)\nwith Session(engine) as db:\n    db.execute(query)\n    print('done')\n";
const onLine = (line: number) => ({ file: "main.py", line, column: 1 });
const events = [
  { kind: "pool-created", atMs: 10, poolId: 1, site: onLine(1) },
  { kind: "query-started", atMs: 20, poolId: 1, site: onLine(3) },
  { kind: "transaction-changed", atMs: 25, poolId: 1 },
  { kind: "log-written", atMs: 30, site: onLine(4) },
  { kind: "lease-returned", atMs: 40, poolId: 1, site: null },
] as TraceEvent[];

test.each([
  [5, null],
  [10, { line: 1, text: "engine = create_engine(url)" }],
  [24, { line: 3, text: "db.execute(query)" }],
])("at %i ms the line is the newest that had to do with the pool", (atMs, expected) => {
  expect(programLineAt({ events, program }, atMs)).toEqual(expected);
});

test("what is printed, and what no line of the program did, leave it where it was", () => {
  expect(programLineAt({ events, program }, 50)).toEqual({ line: 3, text: "db.execute(query)" });
});
