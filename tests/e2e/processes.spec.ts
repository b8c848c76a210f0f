import { expect, test } from "@playwright/test";
import { LessonPage } from "../support/lesson-page.ts";

test("four server processes show four gauges, and the 31st tab finds a connection in another's pool", async ({
  page,
}) => {
  // The lesson as its author would give it four processes: the page's own data says how many there are.
  await page.route("**/lessons/exhaustion/", async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    expect(html).toContain("&quot;processes&quot;:[0,1]");
    await route.fulfill({ response, body: html.replace("&quot;processes&quot;:[0,1]", "&quot;processes&quot;:[0,4]") });
  });
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  await lesson.run();
  await expect(page.getByText("running on port 8000 in 4 processes")).toBeVisible();
  await lesson.button("Open 31 tabs").click();
  await expect(lesson.traffic).toContainText("31 of 31 tabs connected");
  for (const [server, inUse] of [8, 8, 8, 7].entries()) {
    await expect(lesson.gauge.getByRole("heading", { name: `Pool 1 of server ${server + 1}` })).toBeVisible();
    const table = lesson.gauge.getByRole("table", { name: `Connections of Pool 1 of server ${server + 1}` });
    await expect(table.getByRole("cell", { name: /^tab \d+$/ })).toHaveCount(inUse);
  }
});
