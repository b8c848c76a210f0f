import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { brotliCompressSync, gzipSync } from "node:zlib";
import { afterAll, expect, test } from "vitest";
import { lanSchema } from "../../src/contract/lan.ts";
import type { Interfaces } from "./lan-addresses.ts";
import { startServer } from "./server.ts";

const root = mkdtempSync(join(tmpdir(), "serve-"));
mkdirSync(join(root, "_astro"));
writeFileSync(join(root, "index.html"), "<h1>home</h1>");
writeFileSync(join(root, "404.html"), "<h1>no page</h1>");
writeFileSync(join(root, "_astro/a.js"), "export {}");
writeFileSync(join(root, "_astro/a.js.br"), brotliCompressSync("export {}"));
writeFileSync(join(root, "_astro/a.js.gz"), gzipSync("export {}"));
writeFileSync(join(root, "_headers"), "/*\n  X-Everywhere: yes\n/_astro/*\n  Cache-Control: immutable\n");
afterAll(() => rmSync(root, { recursive: true }));

/** fetch() undoes the encoding and hides the header, so ask by hand. */
function get(url: string, encodings = "br"): Promise<{ status: number | undefined; headers: Record<string, unknown> }> {
  return new Promise((done, reject) => {
    const ask = request(url, { headers: { "Accept-Encoding": encodings } }, (response) => {
      response.resume();
      response.once("end", () => done({ status: response.statusCode, headers: response.headers }));
    });
    ask.once("error", reject);
    ask.end();
  });
}

async function withServer<T>(use: (url: string) => Promise<T>): Promise<T> {
  const server = await startServer({ root, port: 0 });
  try {
    return await use(server.url);
  } finally {
    await server.close();
  }
}

test("a compressed copy is sent to who accepts it, with the type of the original", async () => {
  const { headers } = await withServer((url) => get(`${url}/_astro/a.js`));
  expect(headers).toMatchObject({
    "content-encoding": "br",
    "content-type": expect.stringContaining("javascript"),
    "cache-control": "immutable",
    "x-everywhere": "yes",
  });
});

test("over plain HTTP, where browsers take no Brotli, it is gzip", async () => {
  const { headers } = await withServer((url) => get(`${url}/_astro/a.js`, "gzip, deflate"));
  expect(headers).toMatchObject({ "content-encoding": "gzip", "content-type": expect.stringContaining("javascript") });
});

test("a file that went while the site was served costs its own request alone", async () => {
  const file = join(root, "_astro/went.js");
  writeFileSync(file, "export {}");
  await withServer(async (url) => {
    rmSync(file);
    await expect(get(`${url}/_astro/went.js`)).rejects.toThrow(/socket hang up|ECONNRESET|aborted/);
    expect(await get(`${url}/_astro/a.js`)).toMatchObject({ status: 200 });
  });
});

test("a missing page answers 404 with the help page, with the common headers and nothing to cache", async () => {
  const { status, headers } = await withServer((url) => get(`${url}/_astro/gone.js`));
  expect(status).toBe(404);
  expect(headers).toMatchObject({ "x-everywhere": "yes", "content-type": "text/html;charset=utf-8" });
  expect(headers).not.toHaveProperty("cache-control");
});

test("the headers file itself is not served", async () => {
  expect((await withServer((url) => get(`${url}/_headers`))).status).toBe(404);
});

test("a taken port gives way to the next free one", async () => {
  const first = await startServer({ root, port: 0 });
  const second = await startServer({ root, port: first.port, portsToTry: 20 });
  expect(second.port).toBeGreaterThan(first.port);
  await Promise.all([first.close(), second.close()]);
});

test("a taken port is an error when no other may be tried", async () => {
  const blocker = createServer();
  const port = await new Promise<number>((done) =>
    blocker.listen(0, "localhost", () => {
      const address = blocker.address();
      done(typeof address === "object" && address ? address.port : 0);
    }),
  );
  await expect(startServer({ root, port })).rejects.toMatchObject({ code: "EADDRINUSE" });
  await new Promise((done) => blocker.close(done));
});

test("a folder without a built site is refused with the remedy", async () => {
  await expect(startServer({ root: join(root, "_astro"), port: 0 })).rejects.toThrow('Run "npm run build" first');
});

test("aborting the signal frees the port", async () => {
  const abort = new AbortController();
  const { port } = await startServer({ root, port: 0, signal: abort.signal });
  abort.abort();
  const again = await startServer({ root, port });
  await again.close();
});

test("a site built for a folder is served below it, with its rules, and the bare host leads there", async () => {
  const folder = mkdtempSync(join(tmpdir(), "serve-base-"));
  writeFileSync(join(folder, "index.html"), "<h1>home</h1>");
  writeFileSync(join(folder, "_headers"), "/x/*\n  X-Everywhere: yes\n");
  writeFileSync(join(folder, "_build.json"), '{"base":"/x"}');
  const server = await startServer({ root: folder, port: 0 });
  try {
    const origin = new URL(server.url).origin;
    expect(server.url).toBe(`${origin}/x`);
    expect(await get(`${server.url}/`)).toMatchObject({ status: 200, headers: { "x-everywhere": "yes" } });
    expect(await get(origin)).toMatchObject({ status: 302, headers: { location: "/x/" } });
    expect(await get(`${origin}/index.html`)).toMatchObject({ status: 404 });
    expect(await get(`${server.url}/_build.json`)).toMatchObject({ status: 404 });
  } finally {
    await server.close();
    rmSync(folder, { recursive: true });
  }
});

const interfaces = {
  en0: [
    {
      family: "IPv4" as const,
      address: "192.168.1.23",
      netmask: "255.255.255.0",
      mac: "a4:83:e7:00:00:01",
      internal: false,
      cidr: null,
    },
  ],
};

test("lan.json tells the room's addresses, is kept by nobody, and is asked of the machine each time", async () => {
  let seen: Interfaces = {};
  const server = await startServer({ root, port: 0, host: "", readInterfaces: () => seen });
  try {
    const ask = async () => {
      const response = await fetch(`${server.url}/lan.json`);
      expect(response.headers.get("cache-control")).toBe("no-store");
      return lanSchema.parse(await response.json());
    };
    expect(await ask()).toEqual({ reach: "network", addresses: [], shortLinks: true });
    seen = interfaces;
    const origin = `http://192.168.1.23:${server.port}`;
    expect(await ask()).toMatchObject({ addresses: [{ origin, name: "en0", isVirtual: false }] });
    expect(server.lan()).toMatchObject({ addresses: [{ origin }] });
  } finally {
    await server.close();
  }
});

test("on localhost lan.json says what to start instead, and no links are taken", async () => {
  await withServer(async (url) => {
    expect(lanSchema.parse(await (await fetch(`${url}/lan.json`)).json())).toEqual({
      reach: "machine",
      command: "npm start -- --host",
    });
    expect((await fetch(`${url}/room/links`, { method: "POST" })).status).toBe(404);
  });
});
