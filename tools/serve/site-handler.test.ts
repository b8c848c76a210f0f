import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type RunningServer, startServer } from "./server.ts";

let root: string;
let server: RunningServer;
let said: string[];
let builds = 0;

/** As a build does: an empty folder, its files, and its facts last. */
function beginBuild(): void {
  rmSync(root, { recursive: true, force: true });
  mkdirSync(root);
}
function endBuild(pages: Record<string, string>, base = ""): void {
  for (const [name, text] of Object.entries(pages)) writeFileSync(join(root, name), text);
  const facts = join(root, "_build.json");
  writeFileSync(facts, JSON.stringify({ base }));
  builds += 1;
  utimesSync(facts, 1_000 + builds, 1_000 + builds);
}

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), "serve-site-"));
  said = [];
  endBuild({ "index.html": "old", "gone.html": "gone", _headers: "/*\n  X-Build: one\n" });
  server = await startServer({ root, port: 0, say: (line) => said.push(line) });
});
afterEach(async () => {
  await server.close();
  rmSync(root, { recursive: true, force: true });
});

async function ask(path: string) {
  const response = await fetch(server.url + path);
  return { status: response.status, text: await response.text(), build: response.headers.get("x-build") };
}

test("what was built beside a running server is served, with its new rules and lengths", async () => {
  expect(await ask("/")).toEqual({ status: 200, text: "old", build: "one" });
  beginBuild();
  endBuild({ "index.html": "new and longer", "new.html": "new", _headers: "/*\n  X-Build: two\n" });
  expect(await ask("/new.html")).toEqual({ status: 200, text: "new", build: "two" });
  expect(await ask("/")).toEqual({ status: 200, text: "new and longer", build: "two" });
  expect((await ask("/gone.html")).status).toBe(404);
  expect(said).toEqual(["The site was built anew and is served from now on. Reload pages that are open."]);
});

test("while it is built every request is told so, and the terminal once", async () => {
  beginBuild();
  writeFileSync(join(root, "index.html"), "half");
  const half = await ask("/");
  expect(half).toMatchObject({ status: 503, text: expect.stringContaining("being built anew") });
  expect((await ask("/gone.html")).status).toBe(503);
  expect(said).toHaveLength(1);
  endBuild({ "index.html": "whole" });
  expect(await ask("/")).toMatchObject({ status: 200, text: "whole" });
  expect(said).toHaveLength(2);
});

test("a site that was built for another folder asks for another start", async () => {
  beginBuild();
  endBuild({ "index.html": "new" }, "/x");
  const remedy = "The site was built anew for /x in place of /. Start the server again.";
  expect(await ask("/")).toMatchObject({ status: 503, text: `${remedy}\n` });
  expect(said).toEqual([remedy]);
});
