import { describe, expect, test } from "vitest";
import { readShape } from "./body-shape.ts";
import { findGenerator } from "./find-generator.ts";

/** First and last line of what was found. */
function find(source: string, name = "getDb", others: Readonly<Record<string, string>> = {}) {
  const found = findGenerator({ ...others, "main.ts": source }, name);
  if (!found) return null;
  const lineAt = (offset: number) => source.slice(0, offset).split("\n").length;
  return [lineAt(found.start), lineAt(found.close)];
}

const body = "{\n  yield 1;\n}\n";

describe("a generator function is found by its name", () => {
  test.each([
    ["a declaration", `\nexport async function* getDb() ${body}`, [2, 4]],
    ["an ordinary one", `function *getDb(a = "}", { b } = { b: 1 }) ${body}`, [1, 3]],
    [
      "with types",
      `async function* getDb<T extends { a: 1 }>(): AsyncGenerator<{ id: T }, void, () => void> ${body}`,
      [1, 3],
    ],
    ["held by a name", `const getDb = async function* () ${body}`, [1, 3]],
    ["held by a typed name", `export const getDb: Dependency<Db> = function* (request) ${body}`, [1, 3]],
    ["a method", `class Deps {\n  static async *getDb() ${body}}`, [2, 4]],
    ["of an object", `const deps = { other: 1, *getDb(): Generator<number> ${body}};`, [1, 3]],
    ["inside a function", `function make() {\n  function* getDb() ${body}  return getDb;\n}`, [2, 4]],
  ])("%s", (_, source, lines) => {
    expect(find(source)).toEqual(lines);
  });
});

test("one that a symbol calls is found by the symbol", () => {
  const source = `class All {\n  async *[Symbol.asyncIterator]() ${body}}`;
  expect(find(source, "[Symbol.asyncIterator]")).toEqual([2, 4]);
});

describe("nothing is found", () => {
  test.each([
    ["where only a comment or a text has it", `// function* getDb() {}\nconst text = "function* getDb() {}";`],
    ["for an arrow, which makes no generator", "const getDb = async () => {\n  await 1;\n};"],
    ["for an ordinary function", "function getDb() {\n  return 1;\n}"],
    ["where a call is multiplied", "const price = 2 * getDb(3);\nif (1 * getDb(1)) {\n}"],
    ["where two have the name", `function* getDb() ${body}{\n  function* getDb() ${body}}`],
    ["for a longer name", `function* getDbAgain() ${body}`],
    ["where the body does not end", "function* getDb() {\n  yield 1;"],
  ])("%s", (_, source) => {
    expect(find(source)).toBeNull();
  });

  test("where another file has one of the same name, or the name is none that can be written", () => {
    expect(find(`function* getDb() ${body}`, "getDb", { "b.ts": `function* getDb() ${body}` })).toBeNull();
    expect(find(`function* getDb() ${body}`, "[Symbol.iterator]")).toBeNull();
    expect(find(`const o = { *["a b"]() ${body}};`, "a b")).toBeNull();
    expect(find(`function* getDb() ${body}`, "")).toBeNull();
  });
});

function shapeOf(lines: string) {
  const found = findGenerator({ "main.ts": `function* getDb() {\n${lines}\n}` }, "getDb");
  const shape = found && readShape(found);
  return shape?.stretches.map(({ kind, first, last, ...role }) => {
    const level = "level" in role ? ` ${role.level}` : "";
    return `${kind}${level} ${first}-${last}`;
  });
}

describe("a body is parted by its yield", () => {
  test.each([
    ["straight on", "a();\nyield 1;\nb();", ["before 1-2", "yield 3-3", "on 0 4-5"]],
    ["with nothing behind it", "a();\nyield 1;", ["before 1-2", "yield 3-4"]],
    ["in a try", "a();\ntry {\n  yield 1;\n} finally {\n  b();\n}", ["before 1-3", "yield 4-4", "finally 0 5-8"]],
    [
      "with all ways out",
      "try {\n  yield 1;\n  commit();\n} catch (error) {\n  undo();\n} finally {\n  back();\n}\nlast();",
      ["before 1-2", "yield 3-3", "on 0 4-4", "catch 0 5-6", "finally 0 7-9", "on 1 10-11"],
    ],
    [
      "in two tries",
      "try {\n  try {\n    yield 1;\n  } finally {\n    inner();\n  }\n  between();\n} catch {\n  outer();\n}",
      ["before 1-3", "yield 4-4", "finally 0 5-7", "on 1 8-8", "catch 1 9-12"],
    ],
    ["over several lines", "const got = yield {\n  db,\n};\nb(got);", ["before 1-1", "yield 2-4", "on 0 5-6"]],
    ["in a branch", "if (a) {\n  yield 1;\n} else {\n  b();\n}", ["before 1-2", "yield 3-3", "rest 4-7"]],
    ["of several", "a();\nyield 1;\nb();\nyield 2;\nc();", ["before 1-2", "yields 3-5", "rest 6-7"]],
    ["in a loop", "for (;;) {\n  yield 1;\n  b();\n}", ["before 1-2", "yields 3-3", "rest 4-6"]],
    ["in a loop without braces", "a();\nfor (let i = 0; i < 3; i += 1)\n  yield i;", ["before 1-3", "yields 4-5"]],
    [
      "that are its own",
      'a("yield 1"); // yield 2\nconst inner = function* () {\n  yield 3;\n};\nyield inner; /* yield */\nb({ yield: 1 }, c.yield);',
      ["before 1-5", "yield 6-6", "on 0 7-8"],
    ],
  ])("%s", (_, lines, stretches) => {
    expect(shapeOf(lines)).toEqual(stretches);
  });

  test("not where its parts share a line, nor where there is no yield", () => {
    expect(shapeOf("try { yield 1; } finally { b(); }")).toBeUndefined();
    expect(shapeOf("a();")).toBeUndefined();
  });
});
