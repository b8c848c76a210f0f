import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { assertDistinctOrders, createLessonSchema } from "./lesson-schema.ts";

const root = mkdtempSync(join(tmpdir(), "lesson-schema-"));
mkdirSync(join(root, "sandboxes/ten-lanes"), { recursive: true });
writeFileSync(join(root, "sandboxes/ten-lanes/sandbox.ts"), "export const sandbox = {};\n");
afterAll(() => rmSync(root, { recursive: true }));

const schema = createLessonSchema(root);
const lesson = {
  title: "Exhaustion, exactly",
  order: 10,
  minutes: 12,
  summary: "What the eleventh caller meets on a pool of ten.",
  part: "Pools and sockets",
  objective: "Say what happens at capacity plus one, and prove it.",
  claims: ["wall-at-capacity-plus-one"],
  sandbox: "ten-lanes",
};

function complaintsAbout(frontmatter: unknown): string[] {
  const result = schema.safeParse(frontmatter);
  return result.success ? [] : result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
}

test("a complete frontmatter is accepted as it is", () => {
  expect(schema.parse(lesson)).toEqual(lesson);
});

test("a missing sandbox folder is refused with the field, the path that was looked for and the remedy", () => {
  const [complaint] = complaintsAbout({ ...lesson, sandbox: "eleven-lanes" });
  expect(complaint).toContain("sandbox: ");
  expect(complaint).toContain("sandboxes/eleven-lanes/sandbox.ts does not exist; create it");
});

test("a misspelt field, a missing one and one of the wrong type are each named", () => {
  const { minutes: _minutes, ...rest } = lesson;
  const complaints = complaintsAbout({ ...rest, minuts: 12, order: "ten" }).join("\n");
  expect(complaints).toMatch(/minuts/);
  expect(complaints).toMatch(/minutes: /);
  expect(complaints).toMatch(/order: .*expected (int|number)/);
});

test("two lessons in one place of the course are refused, naming both files", () => {
  const lessons = [
    { file: "content/lessons/a.mdx", order: 3 },
    { file: "content/lessons/b.mdx", order: 3 },
  ];
  expect(() => assertDistinctOrders(lessons)).toThrow(/b\.mdx: order: .*a\.mdx has 3 too/);
});
