import { expect, test } from "vitest";
import { sitePath } from "./site-path.ts";

test("a path stays as it is at the root, and goes below the folder that the site was built for", () => {
  expect(sitePath("/lessons/exhaustion/", "/")).toBe("/lessons/exhaustion/");
  expect(sitePath("/lessons/exhaustion/", "/watertight")).toBe("/watertight/lessons/exhaustion/");
  expect(sitePath("/", "/watertight/")).toBe("/watertight/");
});
