import { expect, test } from "vitest";
import { createRandom } from "./seeded-random.ts";
import { createVirtualTimers } from "./virtual-timers.ts";

const nothing = () => undefined;

test("timers come out by due time, and by creation where that is the same", () => {
  const timers = createVirtualTimers();
  for (const dueMs of [30, 10, 20, 10]) timers.add(dueMs, "server", true, nothing);
  expect(timers.takeNext().map((timer) => timer.order)).toEqual([2, 4]);
  expect(timers.takeNext().map((timer) => timer.dueMs)).toEqual([20]);
  expect(timers.takeNext().map((timer) => timer.dueMs)).toEqual([30]);
  expect(timers.nextDueMs()).toBeUndefined();
});

test("a thousand timers at random come out sorted", () => {
  const timers = createVirtualTimers();
  const random = createRandom(7);
  for (let index = 0; index < 1_000; index += 1) timers.add(Math.floor(random() * 100), "server", true, nothing);
  const taken: number[] = [];
  while (timers.nextDueMs() !== undefined) taken.push(...timers.takeNext().map((timer) => timer.dueMs));
  expect(taken).toHaveLength(1_000);
  expect(taken).toEqual(taken.toSorted((a, b) => a - b));
});

test("a cleared timer neither comes out nor counts", () => {
  const timers = createVirtualTimers();
  const first = timers.add(10, "server", true, nothing);
  timers.add(20, "server", true, nothing);
  timers.clear(first);
  timers.clear(first);
  expect(timers.countedTotal()).toBe(1);
  expect(timers.nextDueMs()).toBe(20);
});

test("an unreferenced timer still fires but keeps nobody waiting", () => {
  const timers = createVirtualTimers();
  const timer = timers.add(10, "server", true, nothing);
  timers.setCounted(timer, false);
  expect(timers.countedTotal()).toBe(0);
  expect(timers.takeNext()).toEqual([timer]);
});
