import { expect, test } from "vitest";
import { findViolations, listImports } from "../../tools/lint/astro-imports.ts";
import { dependencyRules } from "../../tools/lint/dependency-rules.mjs";
import { rooms } from "../../tools/lint/rooms.mjs";

const astro = (frontmatter: string, script = "") =>
  `---\n${frontmatter}\n---\n<p>import x from "./prose"</p>\n<script>${script}</script>`;

test("a page that reaches past the lesson room to an engine is refused, with the way to go", () => {
  const source = astro('import { start } from "../engine/choose.ts";');
  expect(findViolations("src/pages/index.astro", source)).toEqual([
    {
      file: "src/pages/index.astro",
      specifier: "../engine/choose.ts",
      message: "shell may not import engine. Pages and layouts reach engines and checks through src/lesson.",
    },
  ]);
});

test.each([
  ["a type", 'import type { Engine } from "../engine/engine.ts";'],
  ["a re-export", 'export { start } from "../engine/choose.ts";'],
  ["a dynamic import", 'const engine = await import("../engine/choose.ts");'],
])("%s counts as an import", (_, statement) => {
  expect(findViolations("src/pages/index.astro", astro(statement))).toHaveLength(1);
});

test("an import inside a page's script counts like one in its frontmatter", () => {
  const source = astro("const a = 1;", 'import "../postgres/multiplexer.ts";');
  expect(findViolations("src/layouts/Base.astro", source)).toHaveLength(1);
});

test("words that look like an import, in markup or in a code block, are none", () => {
  expect(listImports("src/pages/a.astro", astro('import "./real.ts";'))).toEqual(["./real.ts"]);
  const lesson = 'import A from "./A.astro";\n\nText.\n\n```ts\nimport { Pool } from "pg";\n```\n';
  expect(listImports("content/lessons/a.mdx", lesson)).toEqual(["./A.astro"]);
});

test("a lesson may place lesson components and nothing else", () => {
  const lesson = (path: string) => `---\ntitle: x\n---\nimport A from "${path}";\n\nText\n`;
  const complaints = (path: string) => findViolations("content/lessons/a.mdx", lesson(path)).length;
  expect(complaints("../../src/components/lesson/Quiz.astro")).toBe(0);
  expect(complaints("../../src/workbench/Gauge.tsx")).toBe(1);
  expect(complaints("pg")).toBe(1);
});

test("only the editor's folder may name Monaco, even where packages are free", () => {
  const source = astro('import * as monaco from "monaco-editor/editor";');
  expect(findViolations("src/layouts/Lesson.astro", source)[0]?.message).toContain("src/workbench/editor");
});

test("every room is held by a rule that names the alternative", () => {
  const rules = dependencyRules();
  for (const room of rooms.filter(({ rooms: allowed }) => allowed !== "all")) {
    const own = rules.filter((rule) => rule.name.startsWith(`${room.name} imports only`));
    expect(own, room.name).toHaveLength(1);
    expect(own[0]?.comment, room.name).not.toBe("");
  }
});

test("every room named as importable exists", () => {
  const names = rooms.map((room) => room.name);
  for (const room of rooms) if (room.rooms !== "all") expect(names).toEqual(expect.arrayContaining([...room.rooms]));
});
