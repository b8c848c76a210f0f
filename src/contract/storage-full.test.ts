import { expect, test } from "vitest";
import { isStorageFull } from "./storage-full.ts";

test("full storage is told from refused storage and from any other failure", () => {
  expect(isStorageFull(new DOMException("no room", "QuotaExceededError"))).toBe(true);
  expect(isStorageFull(new DOMException("no", "SecurityError"))).toBe(false);
  expect(isStorageFull(Object.assign(new Error("no room"), { name: "QuotaExceededError" }))).toBe(false);
  expect(isStorageFull("QuotaExceededError")).toBe(false);
});
