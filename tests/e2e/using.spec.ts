import { expect, test } from "@playwright/test";
import { LessonPage } from "../support/lesson-page.ts";
import { readSandboxFile } from "../support/sandbox-files.ts";

test.describe.configure({ timeout: 120_000 });

test("a mend that gives back by `using` runs in the page and passes", async ({ page }) => {
  const source = readSandboxFile("exhaustion/variants/scoped-lease/main.ts");
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  await lesson.replaceCode(source);
  await lesson.check(/All \d checks passed/);
  await lesson.button("Run").click();
  await expect(lesson.log).toContainText("listening on port");
});

test("a file that exports, with `using` outside any block, says what to do", async ({ page }) => {
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  await lesson.writeCode("export const one = 1;\nusing two = null;\n");
  await lesson.button("Run").click();
  const words = page.getByText(/a file that has `using` outside any block exports nothing/).filter({ visible: true });
  await expect(words).not.toHaveCount(0);
});
