import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { buildFactsFile, builtBasePath, readBasePath } from "./base-path.ts";

test("a folder is read with or without its slashes; none is the root", () => {
  expect([undefined, "", "/", "x", "/x", "/x/", "/a/b/"].map(readBasePath)).toEqual([
    "",
    "",
    "",
    "/x",
    "/x",
    "/x",
    "/a/b",
  ]);
});

test("an address, a way up and a space are refused with the remedy", () => {
  for (const wrong of ["https://a.example/x", "/../x", "/a b", "/a//b", "/x?y"])
    expect(() => readBasePath(wrong)).toThrow("Write it as /courses/watertight");
});

test("a build says what it was made for, and one that says nothing was made for the root", () => {
  const root = mkdtempSync(join(tmpdir(), "base-"));
  expect(builtBasePath(root)).toBe("");
  writeFileSync(join(root, buildFactsFile), '{"base":"/x"}');
  expect(builtBasePath(root)).toBe("/x");
  writeFileSync(join(root, buildFactsFile), "{}");
  expect(() => builtBasePath(root)).toThrow('Run "npm run build" again');
  rmSync(root, { recursive: true });
});
