/**
 * How long the page was held up, counted in turns that a thread beside it took meanwhile: a machine that stalls holds up
 * both, and is not taken for the page.
 */
import { expect, type Page, test } from "@playwright/test";

const turnMs = 10;
/** A second and a half on a machine that does nothing else. */
const mostTurns = 150;

/** To be called before the page is opened. */
export async function watchFreezes(page: Page): Promise<void> {
  await page.addInitScript(count, turnMs);
}

/** Counts from here on. */
export const forgetFreezes = (page: Page): Promise<void> =>
  page.evaluate(() => {
    window.dispatchEvent(new Event("forget-freezes"));
  });

export async function expectNoFreeze(page: Page): Promise<void> {
  const { longest, turns } = await page.evaluate(() => {
    const { longestFreeze, turnsBeside } = document.documentElement.dataset;
    return { longest: Number(longestFreeze), turns: Number(turnsBeside) };
  });
  test.info().annotations.push({ type: "longest freeze", description: `${longest} turns of ${turns}` });
  expect(turns, "turns of the thread beside the page").toBeGreaterThan(0);
  expect(longest, "turns that the page missed at a stretch").toBeLessThan(mostTurns);
}

/** Runs in the page before its scripts. */
function count(everyMs: number): void {
  if (self !== top) return;
  const turns = new Int32Array(new SharedArrayBuffer(4));
  const program = `onmessage = ({ data }) => setInterval(() => Atomics.add(data, 0, 1), ${everyMs});`;
  new Worker(URL.createObjectURL(new Blob([program], { type: "text/javascript" }))).postMessage(turns);
  const last = { frame: 0, timer: 0 };
  let longest = 0;
  // Apart from each other: frames come first, and timers behind every message that is there already.
  const look = (kind: keyof typeof last) => {
    const now = Atomics.load(turns, 0);
    longest = Math.max(longest, now - last[kind]);
    last[kind] = now;
    const { dataset } = document.documentElement;
    dataset.longestFreeze = String(longest);
    dataset.turnsBeside = String(now);
  };
  const draw = () => {
    look("frame");
    requestAnimationFrame(draw);
  };
  requestAnimationFrame(draw);
  setInterval(() => look("timer"), everyMs);
  window.addEventListener("forget-freezes", () => {
    last.frame = Atomics.load(turns, 0);
    last.timer = last.frame;
    longest = 0;
  });
}
