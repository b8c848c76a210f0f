import { describe, expect, test } from "vitest";
import { readShape } from "./body-shape.ts";
import { findGenerator } from "./find-generator.ts";
import type { GeneratorPhase } from "./generators-state.ts";
import { readStretches } from "./read-stretches.ts";

function statesOf(lines: string, ...phases: GeneratorPhase[]): string[] {
  const found = findGenerator({ "main.ts": `function* getDb() {\n${lines}\n}` }, "getDb");
  const shape = found && readShape(found);
  if (!shape) throw new Error("the body has no shape");
  const changes = phases.map((phase, index) => ({ phase, atMs: index * 1_000 }));
  return readStretches(shape, changes).map(({ stretch, state }) => `${stretch.kind} ${state}`);
}

const transaction =
  "begin();\ntry {\n  yield 1;\n  commit();\n} catch (error) {\n  undo();\n  throw error;\n} finally {\n  back();\n}";
const untilYield: GeneratorPhase[] = ["created", "running", "suspended"];

describe("a transaction's generator", () => {
  test.each<[string, GeneratorPhase[], string[]]>([
    ["made", ["created"], ["ahead", "ahead", "ahead", "ahead", "ahead"]],
    ["at its yield", untilYield, ["ran", "here", "ahead", "ahead", "ahead"]],
    ["resumed", [...untilYield, "resumed"], ["ran", "ran", "here", "unknown", "ahead"]],
    ["over", [...untilYield, "resumed", "returned"], ["ran", "ran", "entered", "unknown", "ran"]],
    ["failing in its commit", [...untilYield, "resumed", "threw"], ["ran", "ran", "entered", "unknown", "ran"]],
    ["thrown into", [...untilYield, "thrown-into"], ["ran", "thrown", "skipped", "here", "ahead"]],
    ["thrown into, and out again", [...untilYield, "thrown-into", "threw"], ["ran", "thrown", "skipped", "ran", "ran"]],
    ["told to return", [...untilYield, "closing", "returned"], ["ran", "closed", "skipped", "skipped", "ran"]],
    ["dropped", [...untilYield, "dropped"], ["ran", "cut-off", "never", "never", "never"]],
    [
      "dropped behind its yield",
      [...untilYield, "resumed", "dropped"],
      ["ran", "ran", "cut-off", "unknown", "unknown"],
    ],
    ["failed before its yield", ["created", "running", "threw"], ["threw", "never", "never", "unknown", "unknown"]],
    ["ended before its beginning", ["created", "returned"], ["never", "never", "never", "never", "never"]],
  ])("%s", (_, phases, states) => {
    const kinds = ["before", "yield", "on", "catch", "finally"];
    expect(statesOf(transaction, ...phases)).toEqual(kinds.map((kind, index) => `${kind} ${states[index]}`));
  });
});

test("what stands behind the try is passed by an error that nobody catches, and by a return", () => {
  const lines = "try {\n  yield 1;\n} finally {\n  back();\n}\ncount();";
  const behind = (...phases: GeneratorPhase[]) => statesOf(lines, ...untilYield, ...phases).at(-1);
  expect(behind("resumed", "returned")).toBe("on ran");
  expect(behind("resumed", "threw")).toBe("on unknown");
  expect(behind("thrown-into", "threw")).toBe("on skipped");
  expect(behind("closing", "returned")).toBe("on skipped");
});

test("a return of its own may lead past what follows, so nothing is said of it", () => {
  const lines = "try {\n  yield 1;\n  if (a) return;\n} finally {\n  back();\n}\ncount();";
  expect(statesOf(lines, ...untilYield, "resumed", "returned").at(-1)).toBe("on unknown");
});

test("an inner finally is come to first, and an outer catch only if the error came out of it", () => {
  const lines = "try {\n  try {\n    yield 1;\n  } finally {\n    a();\n  }\n} catch {\n  b();\n}";
  expect(statesOf(lines, ...untilYield, "thrown-into")).toEqual([
    "before ran",
    "yield thrown",
    "finally here",
    "catch unknown",
  ]);
});

test("of several yields it is said that it stands at one of them, and no more", () => {
  const lines = "a();\nyield 1;\nb();\nyield 2;\nc();";
  expect(statesOf(lines, ...untilYield)).toEqual(["before ran", "yields here", "rest unknown"]);
  const again: GeneratorPhase[] = [...untilYield, "resumed", "suspended", "resumed", "returned"];
  expect(statesOf(lines, ...again)).toEqual(["before ran", "yields entered", "rest unknown"]);
  expect(statesOf(lines, ...untilYield, "dropped")).toEqual(["before ran", "yields cut-off", "rest unknown"]);
  expect(statesOf(lines, "created", "running", "threw")).toEqual(["before threw", "yields never", "rest never"]);
});
