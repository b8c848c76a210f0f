import { expect, test } from "vitest";
import { createInputWindow } from "./input-window.ts";

test("is full until the database has taken what was sent", () => {
  const input = createInputWindow(100);
  input.sent(60);
  input.sent(60);
  expect(input.isFull).toBe(true);
  input.taken(60);
  expect(input.isFull).toBe(false);
});

test("counts what is parked in front of a session that waits, until its wait ends", () => {
  const input = createInputWindow(100);
  input.sent(120);
  input.waitStarted();
  input.taken(120);
  expect(input.isFull).toBe(true);
  input.waitEnded();
  expect(input.isFull).toBe(false);
});
