import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { fillPlaceholders, inlineScriptHashes } from "../build/headers.ts";
import { startServer } from "../serve/server.ts";

const page = '<script>theme()</script><script type="module" src="/_astro/a.H.js"></script>'.padEnd(600);
const root = mkdtempSync(join(tmpdir(), "host-"));
afterAll(() => rmSync(root, { recursive: true }));
mkdirSync(join(root, "_astro"));
for (const [name, text] of [
  ["index.html", page],
  ["_astro/a.H.js", "export {}"],
  ["sw.js", "self"],
  ["404.html", "none"],
] as const) {
  writeFileSync(join(root, name), text);
  writeFileSync(join(root, `${name}.br`), brotliCompressSync(text));
}
const template = readFileSync(new URL("../../public/_headers", import.meta.url), "utf8");
writeFileSync(join(root, "_headers"), fillPlaceholders(template, new Set(inlineScriptHashes(page)), ""));

function check(...args: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [new URL("./check.ts", import.meta.url).pathname, ...args]);
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (said += chunk));
  return new Promise((done) => child.once("close", (code) => done({ code, said })));
}

test("a host that sends what the site needs passes", async () => {
  const server = await startServer({ root, port: 0 });
  const { code, said } = await check(server.url);
  await server.close();
  expect(said).toContain("sends all that the site needs");
  expect(code).toBe(0);
});

test("a host that sends a wrong policy, keeps pages and knows no 404 hears each, with what will not work", async () => {
  const server = createServer((request, response) => {
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Content-Security-Policy", "default-src 'none'; script-src 'self' 'unsafe-inline'");
    response.setHeader("Cache-Control", "max-age=3600");
    response.setHeader("Content-Type", request.url === "/sw.js" ? "text/plain" : "text/javascript");
    response.end(page);
  });
  await new Promise<void>((done) => server.listen(0, "localhost", done));
  const { code, said } = await check(`http://localhost:${(server.address() as AddressInfo).port}/`);
  server.close();
  expect(code).toBe(1);
  for (const fault of [
    "Cross-Origin-Embedder-Policy is missing",
    "no WebContainer starts",
    "Content-Security-Policy: script-src lacks 'wasm-unsafe-eval'",
    "Content-Security-Policy: script-src also allows 'unsafe-inline'",
    "Content-Security-Policy: worker-src is missing",
    "refuses 1 of the page's own scripts",
    "Cache-Control keeps pages for 3600 s",
    'Cache-Control is "max-age=3600", not "public, max-age=31536000, immutable"',
    "Content-Type is text/plain",
    "answers 200, not 404",
    "is sent uncompressed, not in Brotli",
  ])
    expect(said).toContain(fault);
  expect(said).not.toContain("Cross-Origin-Opener-Policy is missing");
});

test("no address, and a host that does not answer, are told apart from a faulty host", async () => {
  expect(await check("lessons.example.org")).toEqual({ code: 2, said: expect.stringContaining("Say which address") });
  expect(await check("http://localhost:1/")).toEqual({ code: 2, said: expect.stringContaining("cannot be asked") });
});
