/** A server that never rests: the page draws once a frame, answers its reader, and says what it left out. */
import { expect, type Page, test } from "@playwright/test";
import { LessonPage } from "../support/lesson-page.ts";

test.describe.configure({ timeout: 40_000 });
// Recording the page for a trace would be most of what it does.
test.use({ trace: "off" });

/** The first tab is sent 10,000 messages a second of the wall, the server prints 20,000 lines; further tabs are quiet. */
const flood = `import { Pool } from "pg";
import { App } from "tiny";
const pool = new Pool({ max: 30, connectionTimeoutMillis: 30_000 });
const app = new App();
let floods = true;
app.get("/ping", () => {
  console.log("y".repeat(1_000_000));
  return "pong";
});
app.websocket("/ws", async (socket) => {
  await socket.accept();
  let count = 0;
  if (floods) setInterval(async () => {
    for (let n = 0; n < 100; n += 1) await socket.send("message " + (count += 1));
    for (let n = 0; n < 200; n += 1) console.log("line", count, n);
    await pool.query("SELECT count(*) FROM items");
  }, 100);
  floods = false;
  for await (const _ of socket);
});
app.listen(8000);
`;

async function openFlood(page: Page): Promise<{ readonly lesson: LessonPage; readonly calmMs: number }> {
  await page.addInitScript((program) => {
    if (self === top) localStorage.setItem("watertight:edits:exhaustion", JSON.stringify({ "main.ts": program }));
  }, flood);
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  await lesson.run();
  await page.evaluate(watch);
  return { lesson, calmMs: await answerMs(lesson) };
}

interface Watched {
  readonly frames: number;
  /** Most changes of the page's content between two frames, in batches. */
  readonly mostRenders: number;
  /** From a click to the frame that shows its effect. */
  readonly clicksMs: readonly number[];
  readonly longTasksMs: readonly number[];
  readonly events: number;
}

/** Runs in the page: watches until it is asked to stop. */
function watch(): void {
  const seen = { frames: 0, mostRenders: 0, clicksMs: [] as number[], longTasksMs: [] as number[] };
  let renders = 0;
  const draw = () => {
    seen.frames += 1;
    seen.mostRenders = Math.max(seen.mostRenders, renders);
    renders = 0;
    requestAnimationFrame(draw);
  };
  const traffic = document.querySelector("section[aria-label=Traffic]");
  new MutationObserver(() => {
    renders += 1;
  }).observe(traffic as Element, { subtree: true, childList: true, characterData: true });
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) seen.longTasksMs.push(Math.round(duration));
  }).observe({ type: "longtask" });
  addEventListener(
    "click",
    ({ timeStamp }) => {
      requestAnimationFrame(() => {
        // Posted from a frame, it arrives once that is drawn.
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => seen.clicksMs.push(Math.round(performance.now() - timeStamp));
        port2.postMessage(null);
      });
    },
    { capture: true },
  );
  requestAnimationFrame(draw);
  Object.assign(window, { seen });
}

const watched = (page: Page) => page.evaluate(() => (window as unknown as { seen: Watched }).seen);

/** Milliseconds from a press to the picture that shows it, of a dozen presses. */
async function answerMs(lesson: LessonPage): Promise<number> {
  for (let n = 0; n < 6; n += 1) {
    await lesson.button("Pause").click();
    await expect(lesson.button("Step")).toBeEnabled();
    await lesson.button("Resume").click();
    await expect(lesson.button("Step")).toBeDisabled();
  }
  const { clicksMs, longTasksMs } = await watched(lesson.page);
  test.info().annotations.push({ type: "milliseconds", description: JSON.stringify({ clicksMs, longTasksMs }) });
  return clicksMs.toSorted((a, b) => a - b)[Math.floor(clicksMs.length / 2)] ?? Number.POSITIVE_INFINITY;
}

/** An answer after a tenth of a second is one that a reader notices; a machine that is slow at rest is so here. */
const limitMs = (calmMs: number): number => Math.max(100, 5 * calmMs);

test("under a flood the page draws once a frame, answers its reader, and says what was dropped", async ({ page }) => {
  const { lesson, calmMs } = await openFlood(page);
  await lesson.button("GET /ping").click();
  await expect(lesson.log).toContainText(/yyy… \(8,?001 characters more\)/);
  await lesson.button("Open tab").click();
  await expect(lesson.log).toContainText("log lines were dropped");
  await page.evaluate(watch);
  await expect.poll(async () => (await watched(page)).frames, { timeout: 15_000 }).toBeGreaterThan(40);
  expect((await watched(page)).mostRenders).toBe(1);
  expect(await answerMs(lesson)).toBeLessThan(limitMs(calmMs));
});

test("with 2,000 tabs open the page answers, and says that it opens no more", async ({ page }) => {
  const { lesson, calmMs } = await openFlood(page);
  await lesson.button("Open tab").click();
  await lesson.button("Open 31 tabs").evaluate((button: HTMLButtonElement) => {
    for (let n = 0; n < 65; n += 1) button.click();
  });
  await expect(lesson.traffic).toContainText("of 2000 tabs connected", { timeout: 20_000 });
  // In the log the flood soon buries it; the page's voice has said it.
  await expect(page.getByRole("status").filter({ hasText: "A run has at most 2,000 tabs" })).toBeAttached();
  await page.evaluate(watch);
  expect(await answerMs(lesson)).toBeLessThan(limitMs(calmMs));
});
