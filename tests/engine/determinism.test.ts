import { Worker } from "node:worker_threads";
import { expect, test } from "vitest";
import { handoverLesson, poolLesson, sharedPromiseLesson, toPoolScenario } from "./pool-lesson.ts";
import type { RepeatReport, RepeatTask } from "./repeat.worker.ts";

const limitMs = 300_000;

const repeat = (seed: number, times: number) => run({ ...poolLesson, scenario: toPoolScenario(seed), times });

function run(task: RepeatTask): Promise<RepeatReport> {
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
  expect(booked).toBeGreaterThan(5);
  expect(disagreements).toEqual([]);
});

test("it agrees across a lock, parallel queries, a generator and timers", { timeout: limitMs }, async () => {
  const { booked, disagreements, firstTrace } = await run({ ...handoverLesson, times: 1 });
  const answered = firstTrace.filter((event) => event.kind === "request-answered" && event.status === 200);
  expect(answered).toHaveLength(6);
  expect(firstTrace.filter((event) => event.kind === "tab-received")).toHaveLength(3);
  expect(booked).toBeGreaterThan(40);
  expect(disagreements).toEqual([]);
});

test("the known limit: who awaits another's async function goes on as that other", { timeout: limitMs }, async () => {
  const { disagreements } = await run({ ...sharedPromiseLesson, times: 1 });
  expect(disagreements.map(({ harness, node }) => [harness, node])).toEqual([
    ["http-1", "http-2"],
    ["http-1", "http-2"],
  ]);
});
