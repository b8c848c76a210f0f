import { expect, test } from "vitest";
import { createShortLinks } from "./short-links.ts";

const lesson = "/lessons/exhaustion/?view=code#s=1.eJyrVkrLz1eyUlBKSixSqgUAIgME-w";

test("a path is found again by an id of four characters that nobody mistakes", () => {
  const links = createShortLinks();
  const id = links.add(lesson) ?? "";
  expect(id).toMatch(/^[2-9bcdfghjkmnp-tv-xz]{4}$/);
  expect(links.find(id)).toBe(lesson);
  expect(links.find(id.toUpperCase())).toBe(lesson);
});

test("the same path has the same id, another path another", () => {
  const links = createShortLinks();
  expect(links.add(lesson)).toBe(links.add(lesson));
  expect(links.add("/lessons/exhaustion/")).not.toBe(links.add(lesson));
});

test("an id that is taken is not given twice", () => {
  const drawn = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1];
  const links = createShortLinks(() => drawn.shift() ?? 0);
  expect([links.add("/"), links.add(lesson)]).toEqual(["2222", "3333"]);
});

test("of more than a hundred the one that was longest not left goes", () => {
  const links = createShortLinks();
  const first = links.add("/lessons/1/") ?? "";
  const second = links.add("/lessons/2/") ?? "";
  for (let number = 3; number <= 100; number += 1) links.add(`/lessons/${number}/`);
  links.add("/lessons/1/");
  links.add("/lessons/101/");
  expect(links.find(first)).toBe("/lessons/1/");
  expect(links.find(second)).toBeNull();
});

test.each([
  "https://evil.example/",
  "//evil.example/",
  "/\\evil.example/",
  "/../x/",
  "/lessons/exhaustion",
  "/%2f%2fevil.example/",
  "/lessons/x/#a\r\nSet-Cookie: b=c",
  "/lessons/x/?next=//evil.example/",
  "javascript:alert(1)",
  "",
  `/lessons/x/#s=1.${"a".repeat(25_000)}`,
  null,
  { path: "/" },
])("%j is no page of this site", (path) => {
  expect(createShortLinks().add(path)).toBeNull();
});
