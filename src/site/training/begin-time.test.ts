import { expect, test } from "vitest";
import { parseBegin, toClock } from "./begin-time.ts";

test("a plan's times are shifted to the beginning, past midnight too", () => {
  expect(toClock(65, 0)).toBe("1:05");
  expect(toClock(65, parseBegin("09:30") ?? 0)).toBe("10:35");
  expect(toClock(90, parseBegin("23:00") ?? 0)).toBe("0:30");
});

test("what is no time is none", () => {
  for (const wrong of [null, "", "9:30", "24:00", "09:60", "09:30:15"]) expect(parseBegin(wrong)).toBeNull();
});
