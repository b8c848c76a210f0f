import { expect, test } from "vitest";
import { settleWithin } from "./settle-within.ts";

test("what settles in time is told as it settled", async () => {
  const error = new Error("no");
  expect(await settleWithin(Promise.resolve(7), 1_000)).toEqual({ kind: "done", value: 7 });
  expect(await settleWithin(Promise.reject(error), 1_000)).toEqual({ kind: "failed", error });
});

test("what never settles is timed out, and a rejection after that bothers nobody", async () => {
  const { promise, reject } = Promise.withResolvers<void>();
  expect(await settleWithin(promise, 5)).toEqual({ kind: "timed-out" });
  reject(new Error("late"));
  await expect(promise).rejects.toThrow("late");
});
