/** The renderer processes of a page, as Linux tells of them; the walled frame has one of its own. */
import { readFileSync } from "node:fs";
import type { CDPSession } from "@playwright/test";
import { countThreads, threadsOf } from "./threads.ts";

export interface Renderer {
  readonly processId: number;
  readonly residentBytes: number;
  /** Of these, what no file stands behind: heaps, stacks, wasm. */
  readonly anonymousBytes: number;
  readonly workerThreads: number;
}

/** Why they cannot be read on this machine; null where they can. */
export const findObstacle = (): string | null =>
  process.platform === "linux"
    ? null
    : `what a process has resident is read from Linux's /proc, this is ${process.platform}`;

/**
 * Those that have a worker's thread: on a browser with one page they are the page's. The browser keeps a spare one, and
 * some for its own surface, which have none.
 *
 * @param session of the browser, not of a page
 */
export async function readRenderers(session: CDPSession): Promise<readonly Renderer[]> {
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const renderers = processInfo
    .filter(({ type }) => type === "renderer")
    .map(({ id }) => readRenderer(id))
    .filter(({ workerThreads }) => workerThreads > 0);
  if (renderers.length === 0) throw new Error("no renderer has a worker's thread, though the page runs workers");
  return renderers;
}

function readRenderer(processId: number): Renderer {
  const status = readFileSync(`/proc/${processId}/status`, "utf8");
  return {
    processId,
    residentBytes: readKilobytes(status, "VmRSS") * 1_024,
    anonymousBytes: readKilobytes(status, "RssAnon") * 1_024,
    workerThreads: countThreads(threadsOf(processId), "DedicatedWorker"),
  };
}

function readKilobytes(status: string, field: string): number {
  const kilobytes = new RegExp(`^${field}:\\s*(\\d+) kB$`, "m").exec(status)?.[1];
  if (kilobytes === undefined) throw new Error(`/proc/…/status has no ${field}`);
  return Number(kilobytes);
}
