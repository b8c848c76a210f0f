import { expect, test } from "vitest";
import { colourLines, cutLine, textOf } from "./colour-code.ts";

const kindsOf = (line: string) => colourLines(line)[0]?.map(({ kind, text }) => `${kind} ${text}`);
const coloured = (line: string) => kindsOf(line)?.filter((token) => !token.startsWith("plain "));

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

test.each<[string, string, string[]]>([
  ["what follows a dot is no keyword", "app.delete(x).catch(new Y)", ["keyword new", "name Y"]],
  ["the end of a comment's sentence is no dot before it", "/* One. */ async", ["comment /* One. */", "keyword async"]],
  ["what is spread is no property", "[...await all]", ["keyword await"]],
  ["a type of the language is a keyword", "(a: string) => any", ["keyword string", "keyword any"]],
  ["a pattern is a text, whatever stands in it", "a.match(/['\"`/]\\//g, 1)", ["string /['\"`/]\\//g", "number 1"]],
  ["a division is none", "a / b / 2", ["number 2"]],
  [
    "code within a template is code",
    "`a \u0024{b({ c: `\u0024{1}d` })} e` + 'f'",
    ["string `a ", "string `", "number 1", "string d`", "string  e`", "string 'f'"],
  ],
])("%s", (_, line, expected) => {
  expect(coloured(line)).toEqual(expected);
});

test("what reaches over lines keeps its colour, and every line its number", () => {
  const lines = colourLines("a();\n/* one\ntwo */\nb(`x\ny`);\n");
  expect(lines).toHaveLength(6);
  expect(lines[2]).toEqual([{ kind: "comment", text: "two */" }]);
  expect(lines[4]?.[0]).toEqual({ kind: "string", text: "y`" });
});

test.each([
  "for (const [a, b] of 'é\"`') {\n\treturn `\u0024{a}` / b / 2; \n}\n`open",
  "`\u0024{{}}}`",
  "`\\",
  "`a\u0024",
])("colouring %j loses nothing of the text", (source) => {
  expect(colourLines(source).map(textOf).join("\n")).toBe(source);
});

test("a line is cut at both ends, and one of a megabyte says so", () => {
  const [line = []] = colourLines(`    x("${"y".repeat(1_000_000)}");`);
  expect(textOf(cutLine(line, 4, 20))).toBe(`x("${"y".repeat(17)}…`);
  expect(cutLine(line, 4, 1)).toEqual([
    { kind: "plain", text: "x" },
    { kind: "plain", text: "…" },
  ]);
  expect(textOf(cutLine(colourLines("  a();")[0] ?? [], 2, 4))).toBe("a();");
});
