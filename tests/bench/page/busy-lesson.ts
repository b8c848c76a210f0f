/** A lesson whose server never rests: 30 connections serve 30 of 310 tabs, the others stand in line. */
import { expect, type Page } from "@playwright/test";
import { LessonPage } from "../../support/lesson-page.ts";
import type { Frames } from "../frame-rates.ts";

/** A round of a tab is a query and a message: about eight events, thirty tabs, up to fifty times a second. */
const program = `import { Pool } from "pg";
import { App } from "tiny";

const pool = new Pool({ max: 30 });
const app = new App();

app.websocket("/ws", async (socket) => {
  await socket.accept();
  const db = await pool.connect();
  try {
    for (let round = 0; ; round += 1) {
      const { rows } = await db.query("SELECT count(*) FROM items");
      await socket.send({ round, rows });
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
  } finally {
    db.release();
  }
});

app.listen(8000);
`;

export interface BusyLesson {
  /** Events that came in, a second of the wall. */
  countEvents(ms: number): Promise<number>;
  countFrames(server: "paused" | "running", ms: number): Promise<Frames>;
}

/** Runs in the page before its scripts: counts the events in what the server's relay posts, where that is asked for. */
function watchRelay(): void {
  const described = Object.getOwnPropertyDescriptor(Worker.prototype, "onmessage");
  const watched = { counting: false, events: 0 };
  Object.assign(window, { watched });
  Object.defineProperty(Worker.prototype, "onmessage", {
    ...described,
    set(listener: ((event: MessageEvent) => void) | null) {
      described?.set?.call(
        this,
        listener &&
          function (this: Worker, event: MessageEvent) {
            if (watched.counting) watched.events += JSON.stringify(event.data).split("processId").length - 1;
            listener.call(this, event);
          },
      );
    },
  });
}

/** Runs in the page. */
async function countFrames(ms: number): Promise<Frames> {
  let longestTaskMs = 0;
  const tasks = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longestTaskMs = Math.max(longestTaskMs, duration);
  });
  tasks.observe({ type: "longtask" });
  const nextFrame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
  const startedAt = await nextFrame();
  let [frames, nowMs] = [0, startedAt];
  while (nowMs - startedAt < ms) {
    nowMs = await nextFrame();
    frames += 1;
  }
  for (const { duration } of tasks.takeRecords()) longestTaskMs = Math.max(longestTaskMs, duration);
  tasks.disconnect();
  return { fps: (frames * 1000) / (nowMs - startedAt), longestTaskMs };
}

export async function openBusyLesson(page: Page): Promise<BusyLesson> {
  await page.addInitScript(watchRelay);
  await page.addInitScript((source) => {
    if (self !== top) return;
    localStorage.setItem("watertight:engine", "embedded");
    localStorage.setItem("watertight:edits:exhaustion", JSON.stringify({ "main.ts": source }));
  }, program);
  const lesson = new LessonPage(page);
  await lesson.open("exhaustion");
  await lesson.editor();
  await lesson.run();
  await lesson.button("x1").click();
  for (let press = 1; press <= 10; press += 1) {
    await lesson.button("Open 31 tabs").click();
    await expect(lesson.traffic).toContainText(`${press * 31} of ${press * 31} tabs connected`, { timeout: 20_000 });
  }
  await expect(lesson.gauge).toContainText("280 waiting");
  await lesson.gauge.scrollIntoViewIfNeeded();
  const isPaused = async () => (await lesson.button("Resume").count()) > 0;
  return {
    async countEvents(ms) {
      await page.evaluate(() => Object.assign((window as unknown as { watched: object }).watched, { counting: true }));
      await countIn(page, ms);
      const events = await page.evaluate(() => {
        const { watched } = window as unknown as { watched: { counting: boolean; events: number } };
        watched.counting = false;
        return watched.events;
      });
      return (events * 1000) / ms;
    },
    async countFrames(server, ms) {
      if ((server === "paused") !== (await isPaused())) {
        await lesson.button(server === "paused" ? "Pause" : "Resume").click();
        await expect(lesson.button(server === "paused" ? "Resume" : "Pause")).toBeVisible();
      }
      return countIn(page, ms);
    },
  };
}

const countIn = (page: Page, ms: number): Promise<Frames> => page.evaluate(countFrames, ms);
