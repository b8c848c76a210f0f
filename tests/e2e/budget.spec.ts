import { expect, test } from "@playwright/test";
import budget from "../budget.json" with { type: "json" };
import { lessonPaths } from "../support/lessons.ts";
import { measureTransfers } from "../support/transfers.ts";

const paths = ["/", ...lessonPaths];

for (const path of paths) {
  test(`${path} stays inside the budget until Run is pressed`, async ({ page }) => {
    const { scriptBytes, styleBytes, fontBytes, urls } = await measureTransfers(page, path);
    console.log(`budget  ${path}  scripts ${scriptBytes} B, styles ${styleBytes} B, fonts ${fontBytes} B`);
    const limits = budget.lessonBeforeRun;
    expect(scriptBytes, "scripts").toBeLessThanOrEqual(limits.scriptBytes);
    expect(styleBytes, "styles").toBeLessThanOrEqual(limits.styleBytes);
    expect(fontBytes, "fonts").toBeLessThanOrEqual(limits.fontBytes);
    expect(fontBytes, "the fonts are loaded at all").toBeGreaterThan(0);
    const early = urls.filter((url) => budget.neverBeforeRun.some((name) => url.includes(name)));
    expect(early, "editor and database stay away until they are asked for").toEqual([]);
  });
}

for (const path of ["/glossary/", "/reference/pool-settings/"]) {
  test(`${path} stays inside the budget of a page without a workbench`, async ({ page }) => {
    const { allBytes, fontBytes } = await measureTransfers(page, path);
    console.log(`budget  ${path}  ${allBytes - fontBytes} B in all, fonts apart`);
    expect(allBytes - fontBytes).toBeLessThanOrEqual(budget.referencePage.allButFontBytes);
    expect(fontBytes, "the fonts are loaded at all").toBeGreaterThan(0);
  });
}
