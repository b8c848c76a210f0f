import { expect, test } from "vitest";
import type { Site } from "../contract/trace-event.ts";
import { createSourceSites } from "./source-sites.ts";

const sites = createSourceSites((name) => (name.endsWith("source-sites.test.ts") ? "main.ts" : undefined));

/** Calls `ask` from under so many frames of its own, as a driver does. */
const driver = new Function(
  "calls",
  "ask",
  "return calls === 0 ? ask() : arguments.callee(calls - 1, ask);\n//# sourceURL=driver.js",
) as (calls: number, ask: () => Site | null) => Site | null;

test.each([0, 5, 11, 12, 40])("a line is found under %i frames of a driver", (calls) => {
  expect(driver(calls, sites.here)).toMatchObject({ file: "main.ts", line: expect.any(Number) });
});

test("a stack without a line of the learner's has no site, and limits are put back", () => {
  const nobody = createSourceSites(() => undefined);
  const before = Error.stackTraceLimit;
  expect(driver(20, nobody.here)).toBeNull();
  expect(Error.stackTraceLimit).toBe(before);
});

test("text of another engine's stack is read from its innermost line on", () => {
  const stack = "pool@blob:null/driver:1:2\nask@/x/source-sites.test.ts:7:3\nlater@/x/source-sites.test.ts:9:1";
  expect(sites.ofStack(stack)).toEqual({ file: "main.ts", line: 7, column: 3 });
});
