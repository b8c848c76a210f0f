import { expect, test } from "vitest";
import { generatorsKey } from "../contract/generators-key.ts";
import { linkModules, toPackageModule } from "./module-linker.ts";
import { createSourceSites } from "./source-sites.ts";

const toUrl = (javascript: string) => `data:text/javascript;base64,${Buffer.from(javascript).toString("base64")}`;

function link(files: Record<string, string>, entry = "main.ts") {
  return linkModules({ files, entry, packages: new Map([["pg", toUrl("export const Pool = 1;")]]), toUrl });
}

let fileOfUrl: ReadonlyMap<string, string> = new Map();

async function run(files: Record<string, string>) {
  const linked = await link(files);
  if (!linked.ok) throw new Error(linked.error.code);
  fileOfUrl = linked.value.fileOfUrl;
  const module: unknown = await import(/* @vite-ignore */ linked.value.entryUrl);
  return module;
}

test("files import each other and packages, with top-level await", async () => {
  const files = {
    "main.ts": 'import { two } from "./lib/two.ts"; import { Pool } from "pg"; export const sum = (await two) + Pool;',
    "lib/two.ts": 'import { one } from "../one.ts"; export const two = Promise.resolve(one + one);',
    "one.ts": "export const one = 1;",
  };
  await expect(run(files)).resolves.toMatchObject({ sum: 3 });
});

test("a stack trace names the learner's file and line", async () => {
  const thrown = await run({ "main.ts": "\n  throw new Error('here');" }).catch((error: Error) => error);
  const sites = createSourceSites((name) => fileOfUrl.get(name));
  expect(sites.describe(thrown)).toMatchObject({ message: "here", site: { file: "main.ts", line: 2, column: 9 } });
});

test.each([
  [
    "a cycle is spelled out",
    { "main.ts": 'import "./a.ts";', "a.ts": 'import "./main.ts";' },
    { code: "circular-import", cycle: ["main.ts", "a.ts", "main.ts"] },
  ],
  ["a missing entry lists what is there", { "other.ts": "" }, { code: "missing-entry", present: ["other.ts"] }],
  [
    "a missing file is named with the line that asks for it",
    { "main.ts": '\nimport "./gone.ts";' },
    { code: "missing-module", line: 2, specifier: "./gone.ts" },
  ],
  [
    "an unknown package is named with those that are known",
    { "main.ts": 'import "express";' },
    { code: "unknown-package", specifier: "express", known: ["pg"] },
  ],
  [
    "what does not parse is named with its place",
    { "main.ts": "export const = {" },
    { code: "syntax-error", file: "main.ts" },
  ],
])("%s", async (_, files, error) => {
  await expect(link(files)).resolves.toMatchObject({ ok: false, error });
});

test("a package module re-exports each name and the default", () => {
  const module = toPackageModule("k", { Pool: 1, default: {}, "not-a-name": 2 });
  expect(module).toBe('export const Pool = globalThis["k"].Pool;\nexport default globalThis["k"].default;');
});

test("a module's own generator functions are told of behind its last line, and no place in it moves", async () => {
  const told: unknown[] = [];
  Object.defineProperty(globalThis, Symbol.for(generatorsKey), {
    configurable: true,
    value: (...functions: unknown[]) => told.push(...functions),
  });
  const main = [
    "// a function* that and one function* if",
    "export async function* lend() { yield 1 }",
    "const other = function* () { yield 2 }",
    "export function outer() { function* inner() {} return inner }",
    "export const place = () => new Error('here')",
    "// the last line",
  ].join("\n");
  const module = (await run({ "main.ts": main })) as { lend: unknown; place: () => Error };
  const functions = told.filter((each) => typeof each === "function");
  expect(functions.map(({ name }) => name)).toEqual(["lend", "other"]);
  expect(functions[0]).toBe(module.lend);
  const sites = createSourceSites((name) => fileOfUrl.get(name));
  expect(sites.describe(module.place()).site).toEqual({ file: "main.ts", line: 5, column: 28 });
  await expect(run({ "main.ts": "function* lend() {}\nif (lend)" })).rejects.toThrow(SyntaxError);
});
