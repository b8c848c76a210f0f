/** The whole course on the embedded engine, in the browser: what `npm run lessons:verify` holds on the Node engine. */
import { join } from "node:path";
import { expect, type Page, test } from "@playwright/test";
import {
  listSandboxes,
  loadDefinition,
  overlay,
  readProgram,
  sandboxesFolder,
} from "../../../tools/lessons/pack-sandbox.ts";
import { type Expectation, expectationsOf } from "../../../tools/lessons/verify-program.ts";

const slugs = await listSandboxes();

async function verify(page: Page, slug: string, expectation: Expectation): Promise<string[]> {
  const folder = join(sandboxesFolder, slug);
  const starter = await readProgram(join(folder, "starter"));
  const over = expectation.folder === null ? [] : await readProgram(join(folder, expectation.folder));
  const files = overlay(starter, over);
  return page.evaluate(([name, program, declared]) => testPage.verifyLesson(name, program, declared), [
    slug,
    files,
    expectation,
  ] as const);
}

for (const slug of slugs)
  test(`${slug}: every program does in the browser what it is declared to do`, async ({ page }) => {
    test.setTimeout(240_000);
    await page.goto("/");
    for (const expectation of expectationsOf(await loadDefinition(slug)))
      expect.soft(await verify(page, slug, expectation)).toEqual([]);
  });
