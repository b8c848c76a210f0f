import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it, test } from "vitest";
import { findPythonErrors } from "./check-python.ts";
import { checkTypeScript } from "./check-typescript.ts";
import { findSamples, isWrongOnPurpose, type Sample } from "./find-samples.ts";

const content = resolve(import.meta.dirname, "../../../content");

const proseFiles = ["lessons", "incidents"].flatMap((folder) =>
  readdirSync(join(content, folder))
    .filter((name) => name.endsWith(".mdx"))
    .map((name) => `${folder}/${name}`),
);

/** Complaints by sample; a sample that is wrong on purpose has to be wrong. */
function complaintsAbout(lesson: string, samples: readonly Sample[], language: "ts" | "python"): string[] {
  const ours = samples.filter((sample) => sample.language === language);
  const found =
    language === "ts"
      ? checkTypeScript(
          lesson,
          ours.map(({ code }) => code),
        )
      : ours.map(({ code }) => findPythonErrors(code).map((line) => `line ${line}: not Python`));
  return ours.flatMap((sample, index) => {
    const complaints = found[index] ?? [];
    if (!isWrongOnPurpose(sample)) return complaints.map((complaint) => `fence at line ${sample.line}, ${complaint}`);
    return complaints.length > 0 ? [] : [`fence at line ${sample.line} is marked wrong, and nothing is wrong with it`];
  });
}

describe.each(proseFiles)("the code in %s", (file) => {
  const samples = findSamples(readFileSync(join(content, file), "utf8"));
  const lesson = file.replace(/^.*\/|\.mdx$/g, "");

  it("is TypeScript that compiles, unless it is marked wrong", { timeout: 60_000 }, () => {
    expect(complaintsAbout(lesson, samples, "ts")).toEqual([]);
  });

  it("is Python that parses, unless it is marked wrong", () => {
    expect(complaintsAbout(lesson, samples, "python")).toEqual([]);
  });

  it("names its language", () => {
    const languages = ["ts", "python", "sql", "text", "sh", "json"];
    expect(samples.filter(({ language }) => !languages.includes(language)).map(({ line }) => line)).toEqual([]);
  });
});

test("fences are found with their line and what follows the language", () => {
  const prose = "a\n\n```ts {1} wrong\nlet x\n```\n\n````text\n```\n````\n";
  expect(findSamples(prose)).toEqual([
    { language: "ts", info: "{1} wrong", code: "let x", line: 4 },
    { language: "text", info: "", code: "```", line: 8 },
  ]);
});

test("a sample that does not compile, and one that does not parse, are told with their line", () => {
  expect(checkTypeScript("exhaustion", ["pool.query(1);", 'const a: number = "b";'])).toEqual([
    [expect.stringMatching(/^line 1: /)],
    [expect.stringMatching(/^line 1: Type 'string' is not assignable/)],
  ]);
  expect(findPythonErrors("x = 1\nasync with open( as db:\n    pass\n")).toContain(2);
  expect(findPythonErrors("async with a() as db:\n    await db.get(1)\n")).toEqual([]);
});
