import { expect, test } from "vitest";
import { toProcessExit } from "./process-exit.ts";
import { keepStrayOutput } from "./stray-output.ts";

test("an end for want of memory is known by Node's own words and its exit code", () => {
  const printed = "FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory";
  expect(toProcessExit(134, printed)).toMatchObject({ code: "oom", message: "exit code 134: it ran out of memory" });
  expect(toProcessExit(0, printed).code).toBe("exited");
});

test("a killed process is not said to have run out of memory without a sign of it", () => {
  expect(toProcessExit(137, "")).toMatchObject({ code: "exited", message: "exit code 137" });
});

test("the last words of a process stand in the message, without colours", () => {
  const stray = keepStrayOutput();
  stray.add("x".repeat(10_000));
  stray.add("\u001b[31mcannot go on\u001b[0m");
  expect(stray.text().length).toBeLessThanOrEqual(4_096);
  const { message } = toProcessExit(3, stray.text());
  expect(message).toMatch(/^exit code 3: x+\ncannot go on$/);
  expect(message.length).toBeLessThan(1_100);
});
