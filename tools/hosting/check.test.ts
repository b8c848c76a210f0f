import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, test, vi } from "vitest";
import { startServer } from "../serve/server.ts";
import { runCheck } from "./testing/run-check.ts";
import { writeSmallSite } from "./testing/small-site.ts";

const [site, below] = await Promise.all([writeSmallSite(""), writeSmallSite("/x")]);
afterAll(() => {
  for (const { remove } of [site, below]) remove();
});
// Each check starts a Node of its own, on a machine that others use too.
vi.setConfig({ testTimeout: 30_000 });

async function checkServer(listener: RequestListener): ReturnType<typeof runCheck> {
  const server = createServer(listener);
  await new Promise<void>((done) => server.listen(0, "localhost", done));
  const said = await runCheck(`http://localhost:${(server.address() as AddressInfo).port}/`);
  server.close();
  server.closeAllConnections();
  return said;
}

test.each([
  ["at the root", site],
  ["in a folder", below],
])("a host that sends what the site needs passes, %s", async (_, { folder }) => {
  const server = await startServer({ root: folder, port: 0 });
  const { code, said } = await runCheck(server.url);
  await server.close();
  expect(said).toBe(`${server.url}/ sends all that the site needs.\n`);
  expect(code).toBe(0);
});

test("a host that sends a wrong policy, keeps pages and knows no 404 hears each once, with what fails and the remedy", async () => {
  const page = '<script>theme()</script><script type="module" src="/_astro/a.H.js"></script>'.padEnd(600);
  const { code, said } = await checkServer((request, response) => {
    response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
    response.setHeader("Content-Security-Policy", "default-src 'none'; script-src 'self' 'unsafe-inline'");
    response.setHeader("Cache-Control", "max-age=3600");
    response.setHeader("Content-Type", /\.(?:js|wasm)$/.test(request.url ?? "") ? "text/plain" : "text/html");
    response.end(request.url === "/offline.json" ? '[{"url":"/_astro/pglite.H.wasm"}]' : page);
  });
  expect(code).toBe(1);
  for (const fault of [
    "Cross-Origin-Embedder-Policy is missing",
    "no WebContainer starts",
    'Send "Cross-Origin-Embedder-Policy: require-corp"',
    "Content-Security-Policy: script-src lacks 'wasm-unsafe-eval'",
    "Content-Security-Policy: script-src also allows 'unsafe-inline'",
    "Content-Security-Policy: worker-src is missing",
    "Send the Content-Security-Policy that stands in _headers of the same build",
    "refuses 1 of the page's own scripts",
    "Cache-Control keeps pages for 3600 s",
    'Cache-Control is "max-age=3600", not "public, max-age=31536000, immutable"',
    "Content-Type is text/plain, not text/javascript",
    "Content-Type is text/plain, not application/wasm",
    "Postgres is not compiled: no lesson runs",
    "answers 200, not 404",
    "is sent uncompressed, not in Brotli",
  ])
    expect(said).toContain(fault);
  expect(said.split("Embedder-Policy is missing")).toHaveLength(2);
  expect(said).toMatch(/Embedder-Policy is missing\n +at \/ {2}\/_astro\/a\.H\.js {2}\/_astro\/pglite\.H\.wasm/);
  expect(said).not.toContain("Cross-Origin-Opener-Policy is missing");
});

test("a site in a folder that it was not built for is told from a faulty host, and so is what is no build of it", async () => {
  const built = await checkServer((_, response) => response.end('<script src="/x/_astro/a.H.js"></script>'));
  expect(built.said).toContain("is built for /x/ and stands in /");
  expect(built.said).toContain("Build it by npm run build");
  const other = await checkServer((_, response) => response.end("Welcome to nginx!"));
  expect(other.said).toContain("This is no build of the site.");
  expect([built.code, other.code]).toEqual([1, 1]);
});

test("no address, and a host that does not answer, are told apart from a faulty host", async () => {
  expect(await runCheck("lessons.example.org")).toEqual({
    code: 2,
    said: expect.stringContaining("Say which address"),
  });
  expect(await runCheck("http://localhost:1/")).toEqual({ code: 2, said: expect.stringContaining("cannot be asked") });
});
