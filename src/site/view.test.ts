import { expect, test } from "vitest";
import { toView, withView } from "./view.ts";

test("an address without a known view shows the text", () => {
  expect(["", "?view=", "?view=gauge", "?x=code"].map(toView)).toEqual(["text", "text", "text", "text"]);
  expect(toView("?view=code")).toBe("code");
});

test("switching the view keeps the other parameters and the hash", () => {
  const url = new URL("https://course.test/lessons/x/?engine=node#why");
  expect(withView(url, "code").href).toBe("https://course.test/lessons/x/?engine=node&view=code#why");
  expect(withView(withView(url, "code"), "text").href).toBe(url.href);
});
