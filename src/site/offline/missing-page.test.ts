import { expect, test } from "vitest";
import { readMissingPage } from "./missing-page.ts";

const read = (missing: string) => readMissingPage(`?missing=${encodeURIComponent(missing)}`, "http://a.example/x/");

test("a page of the site is named by its path, and nothing else is ever linked to", () => {
  expect(read("/x/lessons/a/")).toBe("/x/lessons/a/");
  for (const foreign of [
    "/lessons/a/",
    "//b.example/x/",
    "/\\b.example/x/",
    "https://b.example/x/",
    "javascript:1",
    "/x/../y/",
  ])
    expect(read(foreign), foreign).toBeNull();
  expect(readMissingPage("", "http://a.example/x/")).toBeNull();
});
