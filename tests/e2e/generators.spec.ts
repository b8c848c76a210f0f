import AxeBuilder from "@axe-core/playwright";
import { expect, type Page, test } from "@playwright/test";
import { LessonPage } from "../support/lesson-page.ts";

const program = `import { Pool } from "pg";
import { App } from "tiny";

const pool = new Pool({ max: 30, connectionTimeoutMillis: 30_000 });

async function* getDb() {
  const db = await pool.connect();
  try {
    yield db;
  } finally {
    db.release();
  }
}

const app = new App();

class Lender {
  async *lend(): AsyncGenerator<string> {
    yield "mine";
  }
}

app.get("/ping", [getDb], async () => {
  await new Lender().lend().next();
  throw new Error("boom");
});

app.websocket("/ws", [getDb], async (socket) => {
  await socket.accept();
  for await (const message of socket) await socket.send(message);
});

app.listen(8000);
`;

test.describe.configure({ timeout: 60_000 });

async function expectNoViolation(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).include(".generators").analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target).join(", ")}`)).toEqual([]);
  }
}

test("a dependency is seen at its yield, with the lane it holds, then resumed, thrown into, and as it was", async ({
  page,
}) => {
  const lesson = new LessonPage(page);
  const generators = page.getByRole("region", { name: "Generators", exact: true });
  const rowOf = (label: string) => generators.getByRole("listitem").filter({ hasText: `getDb for ${label}` });
  await lesson.open("exhaustion");
  await expect(generators).toContainText("No generator has run yet");
  await lesson.replaceCode(program);
  await lesson.run();

  await lesson.button("Open tab").press("Enter");
  const ofTab = rowOf("tab 1");
  await expect(ofTab).toContainText("suspended at yield");
  const lines = generators.getByRole("list", { name: "Lines of main.ts" });
  await expect(lines.getByRole("listitem").filter({ hasText: "yield db" })).toContainText(/stands here since 00:0\d/);
  await expect(lines.getByRole("listitem").filter({ hasText: "db.release" })).toContainText("not yet");
  await expect(lines.locator(".code-keyword")).toHaveText([
    "async",
    "function",
    "const",
    "await",
    "try",
    "yield",
    "finally",
  ]);
  await lines.getByRole("button", { name: "Show line 9 of main.ts", exact: true }).press("Enter");
  await expect(await lesson.editor()).toBeFocused();
  await expect(generators).toContainText("and lane 1 with it");
  await expect(generators).toContainText("1 open, 0 ended");
  await expectNoViolation(page);
  await ofTab.getByRole("button", { name: "holds lane 1" }).press("Enter");
  await expect(page.getByRole("region", { name: "Autopsy" })).toContainText("tab 1");

  await lesson.button("GET /ping").press("Enter");
  const ofRequest = rowOf("GET /ping");
  await expect(ofRequest).toContainText("thrown into, threw");
  await ofRequest.getByRole("button", { name: "getDb for GET /ping" }).press("Enter");
  await expect(lines).toContainText("an error thrown in here at");
  // A method of the program's own class, which nobody resumes.
  await generators.getByRole("button", { name: "lend for GET /ping" }).press("Enter");
  await expect(lines.getByRole("listitem").filter({ hasText: 'yield "mine"' })).toContainText("left here");

  await lesson.traffic.getByRole("gridcell", { name: /^tab 1 / }).press("Enter");
  await lesson.button("Close tab 1").press("Enter");
  await expect(ofTab).toContainText("returned");
  await expect(ofTab.getByRole("button", { name: "holds lane 1" })).toBeHidden();
  await expect(generators).toContainText("0 open, 3 ended");
  await expectNoViolation(page);

  await lesson.button("Pause").click();
  const slider = page.getByRole("slider", { name: "Timeline", exact: true });
  await slider.press("Home");
  await expect(generators).toContainText("No generator has run yet");
  await expect(async () => {
    await slider.press("ArrowRight");
    await expect(ofTab).toContainText("suspended at yield", { timeout: 250 });
  }).toPass({ timeout: 10_000, intervals: [0] });
  await expect(ofTab.getByRole("button", { name: "holds lane 1" })).toBeVisible();
});

test("a generator that the program itself drops is seen left at its yield, with the lane that it keeps", async ({
  page,
}) => {
  const lesson = new LessonPage(page);
  const generators = page.getByRole("region", { name: "Generators", exact: true });
  await lesson.open("dropped-generator");
  await lesson.run();
  await lesson.button("GET /members/1").press("Enter");
  const row = generators.getByRole("listitem").filter({ hasText: "getDb for GET /members/1" });
  await expect(row).toContainText("dropped");
  await expect(row.getByRole("button", { name: "holds lane 1" })).toBeVisible();
  const lines = generators.getByRole("list", { name: "Lines of get-db.ts" }).getByRole("listitem");
  await expect(lines.filter({ hasText: "yield db" })).toContainText("left here at its holder's end");
  const passed = lines.filter({ hasText: "db.release" });
  await expect(passed).toContainText("never ran");
  await expect(passed.locator("s").first()).toBeVisible();
  await expect(passed.locator("[class^=code-]")).toHaveCount(0);
  await expect(generators).toContainText("nobody resumed getDb");
  await expectNoViolation(page);
});
