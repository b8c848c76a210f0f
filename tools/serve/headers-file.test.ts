import { expect, test } from "vitest";
import { headersFor, parseHeadersFile } from "./headers-file.ts";

const text = `# a comment
/*
  Cross-Origin-Opener-Policy: same-origin
  Vary: Origin

/_astro/*
  Cache-Control: public, max-age=31536000, immutable
  vary: Accept
`;

test("a path gets the headers of every rule that matches it", () => {
  const headers = headersFor(parseHeadersFile(text), "/_astro/a.js");
  expect(headers.get("Cross-Origin-Opener-Policy")).toBe("same-origin");
  expect(headers.get("Cache-Control")).toContain("immutable");
});

test("two values of one name are joined, whatever the case they are written in", () => {
  expect(headersFor(parseHeadersFile(text), "/_astro/a.js").get("Vary")).toBe("Origin, Accept");
});

test("a rule for a folder leaves other paths alone", () => {
  const rules = parseHeadersFile(text);
  expect(headersFor(rules, "/lessons/x/").has("Cache-Control")).toBe(false);
  expect(headersFor(rules, "/x/_astro/a.js").has("Cache-Control")).toBe(false);
});

test("a dot in a path means a dot", () => {
  const rules = parseHeadersFile("/a.txt\n  X-A: 1\n");
  expect(headersFor(rules, "/a.txt").get("X-A")).toBe("1");
  expect(headersFor(rules, "/aatxt").size).toBe(0);
});

test.each([
  ["  X-A: 1", "line 1: a header stands before any path"],
  ["/*\n  X-A", 'line 2: expected "Name: value"'],
  ["lessons/*\n", 'line 1: expected a path that begins with "/"'],
  ["/:slug/*\n", 'line 1: placeholders such as ":name" are not supported'],
])("%j is refused, naming the line", (broken, complaint) => {
  expect(() => parseHeadersFile(broken)).toThrow(complaint);
});
