import { expect, test } from "vitest";
import type { Rest } from "../contract/database-protocol.ts";
import { type ClockSeat, createSharedClock } from "./shared-clock.ts";

const at = (dueMs: number | null, more: Partial<Rest> = {}): Rest => ({
  postId: 0,
  commandCount: 0,
  dueMs,
  isDue: true,
  ...more,
});

function seatAll(count: number) {
  const clock = createSharedClock();
  const moved: number[] = [];
  const seats: ClockSeat[] = [];
  for (let index = 0; index < count; index += 1) seats.push(clock.join(() => moved.push(index)));
  const [first, second, third] = seats as [ClockSeat, ClockSeat, ClockSeat];
  return { clock, moved, first, second, third };
}

test("the process whose next moment is the earliest moves, once all rest", () => {
  const { clock, moved, first, second } = seatAll(2);
  first.rested(at(20));
  expect(moved).toEqual([]);
  second.rested(at(10));
  expect(moved).toEqual([1]);
  expect(clock.nowMs()).toBe(10);
  second.acted(10);
  second.rested(at(30));
  expect(moved).toEqual([1, 0]);
});

test("at one moment they move in the order of their seats", () => {
  const { moved, first, second } = seatAll(2);
  second.rested(at(10));
  first.rested(at(10));
  expect(moved).toEqual([0]);
});

test("a process that has not read its newest post does not rest", () => {
  const { moved, first, second } = seatAll(2);
  const postId = second.nextPostId();
  first.rested(at(10));
  second.rested(at(5));
  expect(moved).toEqual([]);
  second.rested(at(5, { postId }));
  expect(moved).toEqual([1]);
});

test("nobody moves while one has not heard a command that another has", () => {
  const { moved, first, second } = seatAll(2);
  first.rested(at(10, { commandCount: 1 }));
  second.rested(at(null));
  expect(moved).toEqual([]);
  second.rested(at(40, { commandCount: 1 }));
  expect(moved).toEqual([0]);
});

test("a later one that is due waits for an earlier one that the wall clock holds back", () => {
  const { moved, first, second } = seatAll(2);
  first.rested(at(10, { isDue: false }));
  second.rested(at(12));
  expect(moved).toEqual([]);
  first.rested(at(10));
  expect(moved).toEqual([0]);
});

test("one that only others can wake holds nobody up, nor does one that is gone", () => {
  const { moved, first, second, third } = seatAll(3);
  first.rested(at(null));
  second.rested(at(7));
  expect(moved).toEqual([]);
  third.leave();
  expect(moved).toEqual([1]);
});
