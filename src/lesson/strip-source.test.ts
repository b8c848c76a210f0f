import { expect, it } from "vitest";
import { stripSource } from "./strip-source.ts";

it("blanks types and keeps every position", () => {
  const source = "const limit: number = 10;\nexport type A = string;\nconst x = f<number>(limit as number);\n";
  const stripped = stripSource("main.ts", source);
  if (!stripped.ok) throw new Error("expected JavaScript");
  expect(stripped.value.length).toBe(source.length);
  expect(stripped.value).toContain("const limit         = 10;");
  expect(stripped.value.split("\n")[2]?.indexOf("f")).toBe(source.split("\n")[2]?.indexOf("f"));
});

it("says where a file is broken before it makes broken code", () => {
  const stripped = stripSource("main.ts", "const a = 1;\nconst b = ;\n");
  expect(stripped).toEqual({
    ok: false,
    error: [{ file: "main.ts", line: 2, column: 11, message: "Expression expected." }],
  });
});

it("refuses what is more than types", () => {
  const stripped = stripSource("main.ts", "enum Colour { red }\n");
  expect(stripped.ok).toBe(false);
  expect(stripped.ok ? [] : stripped.error.map(({ line, column }) => [line, column])).toEqual([[1, 1]]);
});
