import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import * as z from "zod";
import { splitFrontmatter } from "../frontmatter.ts";
import { listContent } from "../read-content.ts";
import { readYaml } from "../yaml/read-yaml.ts";
import { loadMondayList } from "./monday-list.ts";

const root = process.cwd();
const folder = mkdtempSync(join(tmpdir(), "monday-"));
mkdirSync(join(folder, "content"));
afterAll(() => rmSync(folder, { recursive: true }));

const item = (id: string, more = "") => `
    - id: ${id}
      title: Every pool has a time-out
      claims: [pg-waits]
      look: Look at each pool for its time-out.
      find: [{ in: typescript, search: 'new Pool', hits: [new Pool()], spares: [pool.end()] }]
      why: Without one nobody is told anything.
      mended: The caller after the last one is refused.${more}`;
const listOf = (lesson: string, ...items: string[]) => `- lesson: ${lesson}\n  items:${items.join("")}\n`;

const lessons = [{ slug: "exhaustion", claims: ["pg-waits"] }];

async function complaintAbout(text: string): Promise<string> {
  writeFileSync(join(folder, "content/monday.yaml"), text);
  return loadMondayList(folder, lessons).then(
    () => "none",
    (error: Error) => error.message,
  );
}

test("every lesson has two or three items, and each rests on what that lesson claims", async () => {
  const claiming = z.looseObject({ claims: z.array(z.string()), order: z.int() });
  const slugs = await listContent(root, "content/lessons", ".mdx");
  const known = await Promise.all(
    slugs.map(async (slug) => {
      const file = `content/lessons/${slug}.mdx`;
      const { yaml } = splitFrontmatter(file, await readFile(join(root, file), "utf8"));
      return { slug, ...readYaml(claiming, { file, text: yaml }) };
    }),
  );
  known.sort((a, b) => a.order - b.order);
  const list = await loadMondayList(root, known);
  expect(list.map(({ lesson }) => lesson)).toEqual(known.map(({ slug }) => slug));
});

test("a right list is read, in the order of the lessons", async () => {
  expect(await complaintAbout(listOf("exhaustion", item("a"), item("b")))).toBe("none");
});

test("what the lessons do not have, and what the list does not have, is said with its remedy", async () => {
  expect(await complaintAbout(listOf("exhausted", item("a"), item("b")))).toBe(
    'content/monday.yaml: there is no lesson "exhausted"; take it out, or write the slug of one that exists\n' +
      'content/monday.yaml: expected the lesson "exhaustion" once; give it two or three items in one place',
  );
  expect(await complaintAbout(listOf("exhaustion", item("a"), item("b").replace("pg-waits", "no-such")))).toBe(
    'content/monday.yaml: b rests on "no-such", which exhaustion does not claim; name one of its claims',
  );
});

test("one item alone, two of one id, a stray key and a search that not every git knows are refused", async () => {
  expect(await complaintAbout(listOf("exhaustion", item("a")))).toMatch(/^content\/monday\.yaml:3: \[0\]\.items: .*2/);
  expect(await complaintAbout(listOf("exhaustion", item("a"), item("a")))).toContain("two items have the id a");
  expect(await complaintAbout(listOf("exhaustion", item("a"), item("b", "\n      because: x")))).toContain("because");
  const search = (text: string) => item("b").replace("'new Pool'", text);
  expect(await complaintAbout(listOf("exhaustion", item("a"), search(String.raw`'new\sPool'`)))).toContain(
    "write a class in their place",
  );
});
