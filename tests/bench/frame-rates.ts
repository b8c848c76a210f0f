/** Frames a second of a page at work beside the same page at rest, at full speed and with its processor slowed down. */
import type { CDPSession } from "@playwright/test";

export interface Frames {
  readonly fps: number;
  /** Zero where none took longer than 50 ms. */
  readonly longestTaskMs: number;
}

export interface FrameLimits {
  readonly rounds: number;
  readonly atLeast: { readonly frameShare: number; readonly frameShareSlowed: number };
  readonly atMost: { readonly taskMs: number };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** A line of a report; the limit's verdict is handed back. */
export function reportLimit(name: string, value: string, holds: boolean, limit: string): boolean {
  console.log(`${name.padEnd(34)} ${value.padEnd(34)} limit ${limit.padEnd(10)} ${holds ? "holds" : "MISSED"}`);
  return holds;
}

/** Medians of rounds; false where a limit is missed. The processor is left at full speed. */
export async function reportFrameRates(
  devtools: CDPSession,
  count: (isAtWork: boolean) => Promise<Frames>,
  { rounds, atLeast, atMost }: FrameLimits,
): Promise<boolean> {
  let held = true;
  for (const rate of [1, 4] as const) {
    await devtools.send("Emulation.setCPUThrottlingRate", { rate });
    await count(true);
    const [shares, rates, longest]: [number[], number[], number[]] = [[], [], []];
    for (let round = 0; round < rounds; round += 1) {
      const still = await count(false);
      const busy = await count(true);
      shares.push(busy.fps / still.fps);
      rates.push(busy.fps);
      longest.push(busy.longestTaskMs);
    }
    const least = rate === 1 ? atLeast.frameShare : atLeast.frameShareSlowed;
    const [share, task] = [median(shares), median(longest)];
    const words = `${share.toFixed(2)} (${median(rates).toFixed(0)} a second)`;
    const frames = reportLimit(`frames, processor at 1/${rate}`, words, share >= least, `>= ${least}`);
    const name = `longest task, processor at 1/${rate}`;
    held = reportLimit(name, `${Math.round(task)} ms`, task <= atMost.taskMs, `${atMost.taskMs} ms`) && frames && held;
  }
  await devtools.send("Emulation.setCPUThrottlingRate", { rate: 1 });
  return held;
}
