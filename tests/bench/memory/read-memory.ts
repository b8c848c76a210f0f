/** What a page weighs once its garbage is collected, and where the weight lies. */
import { setTimeout as pause } from "node:timers/promises";
import type { CDPSession } from "@playwright/test";
import { median } from "../postgres/figures.ts";
import { type Renderer, readRenderers } from "./renderers.ts";
import type { Target } from "./targets.ts";

export interface Heap {
  /** Of the realm: `page`, `worker database`, … */
  readonly name: string;
  readonly usedBytes: number;
  /** Array buffers, and the files of an in-memory file system with them; a wasm memory is not counted. */
  readonly bufferBytes: number;
}

export interface MemoryReading {
  /** Of all the page's renderer processes together. */
  readonly residentBytes: number;
  readonly renderers: readonly Renderer[];
  readonly heaps: readonly Heap[];
  /** Of the page's documents, detached ones too. */
  readonly nodes: number;
  readonly listeners: number;
}

/** Readings that agree within the share are at rest: freed memory goes back to the system by and by. */
const rest = { readings: 4, share: 0.005, betweenMs: 100, mostReadings: 40 };

/**
 * Collects garbage everywhere and reads, until readings agree; the median of those, or of the last where none do.
 *
 * @param browser the browser's session, which knows its processes
 */
export async function readMemory(browser: CDPSession, listTargets: () => readonly Target[]): Promise<MemoryReading> {
  const readings: (readonly Renderer[])[] = [];
  do {
    await Promise.all(listTargets().map(collectGarbage));
    readings.push(await readRenderers(browser));
    await pause(rest.betweenMs);
  } while (!isAtRest(readings) && readings.length < rest.mostReadings);
  const heaps = await Promise.all(listTargets().map(readHeap));
  const [page] = listTargets();
  const counters = (await page?.send("Memory.getDOMCounters")) as { nodes: number; jsEventListeners: number };
  return {
    residentBytes: median(lastOf(readings)),
    renderers: readings.at(-1) ?? [],
    heaps: heaps.filter((heap) => heap !== null),
    nodes: counters.nodes,
    listeners: counters.jsEventListeners,
  };
}

const lastOf = (readings: readonly (readonly Renderer[])[]): readonly number[] =>
  readings
    .slice(-rest.readings)
    .map((renderers) => renderers.reduce((sum, { residentBytes }) => sum + residentBytes, 0));

function isAtRest(readings: readonly (readonly Renderer[])[]): boolean {
  const last = lastOf(readings);
  return last.length === rest.readings && Math.max(...last) - Math.min(...last) <= rest.share * Math.max(...last);
}

/** A worker may be ended at any moment; then it has no garbage. */
const collectGarbage = (target: Target) => target.send("HeapProfiler.collectGarbage").catch(() => undefined);

async function readHeap(target: Target): Promise<Heap | null> {
  try {
    const usage = (await target.send("Runtime.getHeapUsage")) as { usedSize: number; backingStorageSize: number };
    return { name: target.name, usedBytes: usage.usedSize, bufferBytes: usage.backingStorageSize };
  } catch {
    // Ended meanwhile.
    return null;
  }
}
