/** Every lesson and incident as a learner meets it: what the starter fails, and that the solution mends it. */
import { expect, test } from "@playwright/test";
import { listContent } from "../../src/content/read-content.ts";
import { loadDefinition } from "../../tools/lessons/pack-sandbox.ts";
import { LessonPage } from "../support/lesson-page.ts";

const root = process.cwd();
const [lessons, incidents] = await Promise.all(
  ["lessons", "incidents"].map((folder) => listContent(root, `content/${folder}`, ".mdx")),
);
const pages = [
  ...(lessons ?? []).map((slug) => ({ slug, path: `/lessons/${slug}/` })),
  ...(incidents ?? []).map((slug) => ({ slug, path: `/incidents/${slug}/` })),
];

test.describe.configure({ timeout: 90_000 });
// Under fingers the solution is compared as text; in the full editor it is in checks.spec.ts, for one lesson.
test.use({ hasTouch: true });

for (const { slug, path } of pages)
  test(`${slug}: the starter fails as on Node, and the solution passes`, async ({ page }) => {
    const { checks, starterFails } = await loadDefinition(slug);
    const lesson = new LessonPage(page);
    await lesson.openPath(path);
    const failing = Object.values(starterFails);
    await lesson.check(new RegExp(`${checks.length - failing.length} of ${checks.length} checks passed`));
    for (const seen of failing) await expect(lesson.checks).toContainText(seen);
    await expect(lesson.checks.getByText("failed", { exact: true })).toHaveCount(failing.length);
    await lesson.button("Show solution").click();
    await lesson.button("Use the solution as mine").click();
    await lesson.check(/All \d+ checks passed|The check passed/);
  });
