import { expect, test } from "vitest";
import { type FailureCode, failureCodes, toContainerFailure } from "./container-failures.ts";

test.each(failureCodes)("%s has a message, a remedy, and guesses nothing about cookies", (code: FailureCode) => {
  const failure = toContainerFailure(code);
  expect(failure.code).toBe(code);
  expect(failure.message).not.toBe("");
  expect(failure.remedy).toMatch(/\.$/);
  expect(JSON.stringify(failure)).not.toMatch(/cookie/i);
});

test("what was seen stands behind the message, and a known cause in place of the usual ones", () => {
  const failure = toContainerFailure("unreachable", { seen: "no answer within 2.5 seconds", causes: ["a test"] });
  expect(failure.message).toBe(
    "The WebContainer service cannot be reached from this browser: no answer within 2.5 seconds.",
  );
  expect(failure.causes).toEqual(["a test"]);
});
