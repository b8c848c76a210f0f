import { expect, test } from "vitest";
import { showValue } from "./show-value.ts";

test("values read as JSON, errors by name and message", () => {
  expect(showValue({ a: [1, "b", 7n], at: new Date(0) })).toBe('{"a":[1,"b","7n"],"at":"1970-01-01T00:00:00.000Z"}');
  expect(showValue(new RangeError("too far"))).toBe("RangeError: too far");
  expect([showValue(undefined), showValue("text"), showValue(Symbol("s"))]).toEqual(["undefined", "text", "Symbol(s)"]);
});

test("what is too large is named, and not gone through", () => {
  expect(showValue(new Array(1_000_000).fill(0))).toBe("an array of 1000000 values too large to print");
  expect(showValue({ inner: new Uint8Array(50_000_000) })).toBe("an object too large to print");
  expect(showValue({ text: ["x".repeat(200_000)] })).toBe("an object too large to print");
});

test("a value that resists is told of and throws nothing at who prints it", () => {
  const cycle: { self?: unknown } = {};
  cycle.self = cycle;
  const hostile = {
    get trap(): never {
      throw new Error("no");
    },
    toString(): never {
      throw new Error("no");
    },
  };
  expect(showValue(cycle)).toBe("[object Object]");
  expect(showValue(hostile)).toBe("a value that cannot be printed");
});
