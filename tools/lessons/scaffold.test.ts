import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { afterAll, expect, test } from "vitest";
import { parse } from "yaml";
import type { SandboxDefinition } from "../../src/checks/sandbox-definition.ts";
import { loadClaims } from "../../src/content/evidence/claim.ts";
import { splitFrontmatter } from "../../src/content/frontmatter.ts";
import { createLessonSchema } from "../../src/content/lesson-schema.ts";
import { loadMondayList } from "../../src/content/monday/monday-list.ts";
import { loadQuiz } from "../../src/content/quizzes/quiz.ts";
import { readContent } from "../../src/content/read-content.ts";
import { findProblems } from "../../src/content/trainer/hold-notes.ts";
import { toLessonTimes } from "../../src/content/trainer/lesson-times.ts";
import { readPredictions } from "../../src/content/trainer/predictions.ts";
import { loadTrainerNotes } from "../../src/content/trainer/trainer-notes.ts";
import { createNodeEngine } from "../../src/engine/node/create-node-engine.ts";
import { overlay, readProgram } from "./pack-sandbox.ts";
import { scaffoldLesson } from "./scaffold.ts";
import { expectationsOf, verifyProgram } from "./verify-program.ts";

const project = resolve(import.meta.dirname, "../..");
const root = mkdtempSync(join(project, "generated", "scaffold-"));
symlinkSync(join(project, "src"), join(root, "src"));
afterAll(() => rmSync(root, { recursive: true }));

const slug = "new-lesson";
for (const { path, text } of scaffoldLesson({
  slug,
  title: 'A "new" lesson: colons and all',
  order: 19,
  part: "More",
})) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}

const folder = join(root, "sandboxes", slug);
const loadDefinition = async (): Promise<SandboxDefinition> =>
  (await import(pathToFileURL(join(folder, "sandbox.ts")).href)).definition;

test("a lesson just begun holds: starter, solution, variant and mutants do as they declare", {
  timeout: 60_000,
}, async () => {
  const definition = await loadDefinition();
  const starter = await readProgram(join(folder, "starter"));
  const engine = createNodeEngine();
  for (const expectation of expectationsOf(definition)) {
    const over = expectation.folder ? await readProgram(join(folder, expectation.folder)) : [];
    expect(await verifyProgram(engine, definition, overlay(starter, over), expectation)).toEqual([]);
  }
  engine.dispose();
});

test("it has two things to check on Monday, which rest on its claim", async () => {
  const [mine] = await loadMondayList(root, [{ slug, claims: ["new-lesson-first-claim"] }]);
  expect(mine?.items.map(({ id }) => id)).toEqual(["new-lesson-first-item", "new-lesson-second-item"]);
});

test("its prose, its quiz and its claim are what the schemas ask for", async () => {
  const file = `content/lessons/${slug}.mdx`;
  const { yaml } = splitFrontmatter(file, await readContent(root, file));
  expect(createLessonSchema(root).safeParse(parse(yaml)).error).toBeUndefined();
  expect(await loadQuiz(root, slug)).toHaveLength(3);
  expect((await loadClaims(root)).map(({ id }) => id)).toEqual(["new-lesson-first-claim"]);
});

test("its trainer's notes name what the lesson has, and take the minutes that they may", async () => {
  const file = `content/lessons/${slug}.mdx`;
  const { traffic, scenarios } = await loadDefinition();
  const predictions = readPredictions(file, await readContent(root, file));
  const times = toLessonTimes(
    { folder: "lessons", slug },
    { predictions, scenarios, quiz: await loadQuiz(root, slug) },
  );
  const facts = {
    times,
    trafficLabels: traffic.map(({ label }) => label),
    scenarioLabels: scenarios.map(({ label }) => label),
    anchors: ["what-happens", "your-turn", "check-yourself"],
  };
  expect(findProblems(`content/trainer/${slug}.yaml`, await loadTrainerNotes(root, slug), facts)).toEqual([]);
});
