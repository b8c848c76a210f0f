import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { areAssetsStale, assetsStamp, isSiteStale } from "./stale.ts";

let root: string;

function put(path: string, atSeconds: number): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), "");
  utimesSync(join(root, path), atSeconds, atSeconds);
  for (let folder = dirname(path); folder !== "."; folder = dirname(folder)) utimesSync(join(root, folder), 1, 1);
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), "stale-"));
  put("src/engine/start.ts", 100);
  put("sandboxes/a/sandbox.ts", 100);
  for (const asset of ["postgres", "sandboxes", "runtime", "take-home"]) put(`generated/${asset}/made`, 300);
  writeFileSync(assetsStamp(root), "");
  utimesSync(assetsStamp(root), 200, 200);
});
afterEach(() => rmSync(root, { recursive: true }));

test("assets are up to date while no source is newer than the moment at which they were begun", () => {
  expect(areAssetsStale(root)).toBe(false);
});

test("a source that changed while they were made makes them old", () => {
  put("src/engine/start.ts", 250);
  expect(areAssetsStale(root)).toBe(true);
});

test("a source that is gone makes them old, by its folder's time", () => {
  rmSync(join(root, "sandboxes/a/sandbox.ts"));
  expect(areAssetsStale(root)).toBe(true);
});

test.each(["generated/runtime", "generated/.made"])("without %s they are made anew", (gone) => {
  rmSync(join(root, gone), { recursive: true });
  expect(areAssetsStale(root)).toBe(true);
});

test("a site is old when a source is newer, and when its build did not come to its end", () => {
  put("dist/_build.json", 300);
  writeFileSync(join(root, "dist/_build.json"), '{"base":"/x"}');
  utimesSync(join(root, "dist/_build.json"), 300, 300);
  expect(isSiteStale(root, "/x")).toBe(false);
  expect(isSiteStale(root, "")).toBe(true);
  put("src/engine/start.ts", 350);
  expect(isSiteStale(root, "/x")).toBe(true);
  put("src/engine/start.ts", 100);
  rmSync(join(root, "dist/_build.json"));
  expect(isSiteStale(root, "/x")).toBe(true);
});
