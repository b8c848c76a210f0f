import { expect, test } from "vitest";
import { type PressedKey, toStep } from "./step-keys.ts";

const press = (key: string, more: Partial<PressedKey> = {}): PressedKey => ({
  key,
  code: `Key${key.toUpperCase()}`,
  altKey: true,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  repeat: false,
  isComposing: false,
  defaultPrevented: false,
  ...more,
});

test("Alt with N or P is a step, whatever the layout calls the key's place", () => {
  expect(toStep(press("n"))).toBe("next");
  expect(toStep(press("P"))).toBe("previous");
  expect(toStep(press("n", { code: "KeyL" }))).toBe("next");
  expect(toStep(press("b", { code: "KeyN" }))).toBeNull();
});

test("Shift with P opens the presenter view, with S puts the lesson on the stage, and with N is no step", () => {
  expect(toStep(press("P", { shiftKey: true }))).toBe("present");
  expect(toStep(press("∏", { shiftKey: true, code: "KeyP" }))).toBe("present");
  expect(toStep(press("S", { shiftKey: true }))).toBe("stage");
  expect(toStep(press("Í", { shiftKey: true, code: "KeyS" }))).toBe("stage");
  expect(toStep(press("s"))).toBeNull();
  expect(toStep(press("N", { shiftKey: true }))).toBeNull();
});

test("the characters that Option writes on macOS are read by the key's place", () => {
  expect(toStep(press("Dead", { code: "KeyN" }))).toBe("next");
  expect(toStep(press("π", { code: "KeyP" }))).toBe("previous");
});

test("other modifiers, a held key, a composition and a key that somebody took are no step", () => {
  const others = ["ctrlKey", "metaKey", "repeat", "isComposing", "defaultPrevented"] as const;
  for (const name of others) expect(toStep(press("n", { [name]: true })), name).toBeNull();
  expect(toStep(press("n", { altKey: false }))).toBeNull();
  expect(toStep(press("ArrowLeft", { code: "ArrowLeft" }))).toBeNull();
});
