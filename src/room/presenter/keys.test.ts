import { expect, test } from "vitest";
import { type PressedKey, toKeyAction } from "./keys.ts";

const press = (key: string, more: Partial<PressedKey> = {}): PressedKey => ({
  key,
  code: `Key${key.toUpperCase()}`,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  isComposing: false,
  defaultPrevented: false,
  ...more,
});

test("a remote's keys lead on and back, and make the screen black", () => {
  expect(
    ["PageDown", "ArrowRight", "PageUp", "ArrowLeft", ".", "b", "B"].map((key) => toKeyAction(press(key))?.kind),
  ).toEqual(["next", "next", "previous", "previous", "black", "black", "black"]);
});

test("digits count hands by their place on the keyboard, with Shift one less", () => {
  expect(toKeyAction(press("2", { code: "Digit2" }))).toEqual({ kind: "hand", answer: 1, by: 1 });
  expect(toKeyAction(press("@", { code: "Digit2", shiftKey: true }))).toEqual({ kind: "hand", answer: 1, by: -1 });
  expect(toKeyAction(press("6", { code: "Numpad6" }))).toEqual({ kind: "hand", answer: 5, by: 1 });
  expect(toKeyAction(press("7", { code: "Digit7" }))).toBeNull();
});

test("keys of the browser, of a composition and those already taken are nobody's command", () => {
  for (const name of ["altKey", "ctrlKey", "metaKey", "shiftKey", "isComposing", "defaultPrevented"] as const)
    expect(toKeyAction(press("r", { [name]: true })), name).toBeNull();
  expect(toKeyAction(press("ArrowDown"))).toBeNull();
});
