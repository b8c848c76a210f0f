import { expect, test } from "@playwright/test";
import { focusedName, tabTo } from "../support/keyboard.ts";
import { LessonPage } from "../support/lesson-page.ts";
import { readSandboxFile } from "../support/sandbox-files.ts";
import { ScreenReader } from "../support/screen-reader.ts";

const solution = readSandboxFile("exhaustion/solution/main.ts");

test("a whole lesson with the screen reader's tree read out: claim, queue, refusal, verdict, mend, proof", async ({
  page,
}) => {
  test.setTimeout(90_000);
  const reader = await ScreenReader.start(page);
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");

  // The claim, under the page's only main heading; the way past it is the second stop.
  const text = await reader.read(page.getByRole("main").locator("article"));
  expect(text.find((line) => line.startsWith("heading"))).toBe('heading "Exhaustion, exactly" [level=1]');
  expect(text.join("\n")).toContain("31 tabs are open on a pool of 30.");
  await tabTo(page, /^Skip to the workbench$/);
  await page.keyboard.press("Enter");
  const workbench = page.getByRole("region", { name: "Workbench", exact: true });
  await expect(workbench).toBeFocused();
  const outline = await reader.read(workbench);
  for (const landmark of ["Editor", "Pool gauge", "Timeline", "Traffic", "Checks", "Generators", "Log"])
    expect(outline.some((line) => line.startsWith(`region "${landmark}"`))).toBe(true);
  expect(outline.some((line) => line.startsWith('group "Clock"'))).toBe(true);

  // Run, then one tab more than the pool has connections.
  await tabTo(page, /^Run$/);
  await page.keyboard.press("Enter");
  await reader.waitToRead(lesson.log, /listening on port 8000/);
  await tabTo(page, /^x1$/);
  await page.keyboard.press("Enter");
  await tabTo(page, /^Open 31 tabs$/);
  await page.keyboard.press("Enter");
  await reader.waitToRead(lesson.gauge, /definition.*30 of 30|30 of 30/);
  await reader.waitToRead(lesson.gauge, /1 waiting/);
  await reader.waitToRead(lesson.gauge, /listitem.*tab 31/);
  const table = lesson.gauge.getByRole("table", { name: /^Connections/ });
  const rows = (await reader.read(table)).filter((line) => /^row "\d+ /.test(line));
  expect(rows).toHaveLength(30);
  for (const row of rows) expect(row).toMatch(/^row "\d+ held, awaiting other work tab \d+ \d\d:\d\d /);

  // Thirty seconds later the pool gives up on tab 31, and nobody else notices.
  await tabTo(page, /^x60$/, "Shift+Tab");
  await page.keyboard.press("Enter");
  await reader.waitToRead(lesson.log, /timeout exceeded when trying to connect/, 30_000);
  await reader.waitToRead(lesson.log, /tab 31 was closed, code 1011/);
  await reader.waitToRead(lesson.gauge, /Turned away/);
  const told = await reader.read(lesson.traffic);
  expect(told.join("\n")).toContain("30 of 31 tabs connected");

  // The verdict comes as one sentence, and the panel says what was expected and what was seen.
  await page.keyboard.press("ControlOrMeta+Enter");
  await reader.waitToHear(/^\d of \d checks passed\. .+/);
  const verdicts = (await reader.read(lesson.checks)).join("\n");
  expect(verdicts).toMatch(/failed[\s\S]*expected[\s\S]*seen/);

  // Into the editor by its name, the mend, and the proof in one sentence.
  await tabTo(page, /^Code editor: main\.ts/, "Shift+Tab");
  await page.keyboard.press("Enter");
  await expect.poll(() => focusedName(page), { timeout: 15_000 }).toBe("Code editor: main.ts");
  await page.keyboard.press("ControlOrMeta+A");
  await page.keyboard.insertText(solution);
  await page.keyboard.press("ControlOrMeta+Enter");
  await reader.waitToHear(/All \d checks passed/);
  const proof = (await reader.read(lesson.checks)).join("\n");
  expect(proof).not.toMatch(/failed|out of date/);
  const heard = await reader.heard();
  expect(heard.filter((sentence) => /checks passed/.test(sentence))).toHaveLength(2);
});
