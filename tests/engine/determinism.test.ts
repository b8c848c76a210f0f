import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { poolLesson, toPoolScenario } from "./pool-lesson.ts";
import type { RepeatReport, RepeatTask } from "./repeat.worker.ts";

const limitMs = 300_000;

function repeat(seed: number, times: number): Promise<RepeatReport> {
  const task: RepeatTask = { ...poolLesson, scenario: toPoolScenario(seed), times };
  const worker = new Worker(new URL("./repeat.worker.ts", import.meta.url), { workerData: task, execArgv: [] });
  return new Promise((resolve, reject) => {
    worker.once("message", resolve);
    worker.once("error", reject);
  });
}

test("a thousand runs of one scenario and seed give one trace, to the byte", { timeout: limitMs }, async () => {
  const { hashes, firstTrace } = await repeat(1, 1_000);
  expect(hashes).toHaveLength(1_000);
  expect(new Set(hashes).size).toBe(1);
  const kinds = new Set(firstTrace.map((event) => event.kind));
  for (const kind of ["checkout-failed", "lease-returned", "tab-received", "tab-closed", "request-answered"])
    expect(kinds).toContain(kind);
});

test("another seed gives another schedule", { timeout: limitMs }, async () => {
  const reports = await Promise.all([repeat(1, 1), repeat(2, 1), repeat(3, 1)]);
  expect(new Set(reports.map(({ hashes }) => hashes[0])).size).toBe(3);
});

test("Node's AsyncLocalStorage agrees on every holder", { timeout: limitMs }, async () => {
  const { booked, disagreements } = await repeat(4, 1);
  expect(booked).toBeGreaterThan(10);
  expect(disagreements).toEqual([]);
});
