import { expect, test } from "vitest";
import { neighboursOf } from "./neighbours.ts";

const [first, second, third] = [{ slug: "a" }, { slug: "b" }, { slug: "c" }] as const;
const entries = [first, second, third];

test("an entry has the one before and the one after, and the ends have none", () => {
  expect(neighboursOf(entries, "b")).toEqual({ previous: first, next: third });
  expect(neighboursOf(entries, "a")).toEqual({ previous: undefined, next: second });
  expect(neighboursOf(entries, "c")).toEqual({ previous: second, next: undefined });
});

test("a slug that is not there is a mistake of the caller, named with those that are", () => {
  expect(() => neighboursOf(entries, "d")).toThrow('"d" is none of a, b, c');
});
