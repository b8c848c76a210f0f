import { expect, test } from "vitest";
import { colourLines, trimLine } from "./colour-code.ts";

const kindsOf = (line: string) => colourLines(line)[0]?.map(({ kind, text }) => `${kind} ${text}`);

test("a line has the editor's colours", () => {
  expect(kindsOf('const db = await Pool.take("a // b", 12); // lent')).toEqual([
    "keyword const",
    "plain  ",
    "plain db",
    "plain  = ",
    "keyword await",
    "plain  ",
    "name Pool",
    "plain .",
    "plain take",
    "plain (",
    'string "a // b"',
    "plain , ",
    "number 12",
    "plain ); ",
    "comment // lent",
  ]);
});

test("what reaches over lines keeps its colour, and every line its number", () => {
  const lines = colourLines("a();\n/* one\ntwo */\nb(`x\n\u0024{y}`);\n");
  expect(lines).toHaveLength(6);
  expect(lines[2]).toEqual([{ kind: "comment", text: "two */" }]);
  expect(lines[4]?.[0]).toEqual({ kind: "string", text: "\u0024{y}`" });
});

test("colouring loses nothing of the text", () => {
  const source = "for (const [a, b] of 'é\"`') {\n\treturn `\u0024{a}` / b / 2; \n}\n`open";
  const joined = colourLines(source)
    .map((tokens) => tokens.map(({ text }) => text).join(""))
    .join("\n");
  expect(joined).toBe(source);
});

test("a line is drawn without its indent, and one of a megabyte is cut", () => {
  expect(trimLine(colourLines("    db.release();")[0] ?? [])[0]).toEqual({ kind: "plain", text: "db" });
  const long = trimLine(colourLines(`  x("${"y".repeat(1_000_000)}");`)[0] ?? []);
  expect(long.map(({ text }) => text).join("")).toMatch(/^x\("y{390,400}…$/);
});
