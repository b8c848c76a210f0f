import { unzipSync } from "fflate";
import { expect, test, vi } from "vitest";
import { composePack, type PackParts, sha256, zipPack } from "./compose-pack.ts";

const bytesOf = (text: string) => new TextEncoder().encode(text);
const textOf = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);
const site = [
  ["index.html", "<h1>home</h1>"],
  ["_astro/a.js", "export {};".repeat(100)],
  ["_astro/a.js.br", "packed"],
] as const;
const parts = (files: readonly (readonly [string, string])[], more: Partial<PackParts> = {}): PackParts => ({
  version: "0.1.0",
  base: "",
  site: new Map(files.map(([path, text]) => [path, bytesOf(text)])),
  server: bytesOf("serve();"),
  nginx: bytesOf("server {}"),
  license: bytesOf("MIT"),
  notices: "# Notices\n",
  ...more,
});

test("everything lies in one folder of the version's name, the site in site/", () => {
  const files = Object.keys(unzipSync(zipPack(composePack(parts(site)))));
  const top = ["FILES.txt", "LICENSE.txt", "README.txt", "THIRD_PARTY_NOTICES.md", "nginx.conf"];
  const rest = ["serve.mjs", "site/_astro/a.js", "site/_astro/a.js.br", "site/index.html", "start.cmd", "start.sh"];
  expect(files).toEqual([...top, ...rest].map((path) => `watertight-0.1.0/${path}`));
});

test("the same site gives the same bytes, in whatever order and time zone it is read; another site gives others", () => {
  vi.stubEnv("TZ", "UTC");
  const first = sha256(zipPack(composePack(parts(site))));
  vi.stubEnv("TZ", "Pacific/Auckland");
  const again = sha256(zipPack(composePack(parts([...site].reverse()))));
  vi.unstubAllEnvs();
  expect(again).toBe(first);
  expect(sha256(zipPack(composePack(parts([["index.html", "<h1>other</h1>"]]))))).not.toBe(first);
});

test("FILES.txt has the sum of every other file, as sha256sum reads it", () => {
  const { files } = composePack(parts(site));
  const lines = textOf(files.get("FILES.txt")).trimEnd().split("\n");
  expect(lines).toHaveLength(files.size - 1);
  for (const line of lines) {
    const [sum, path = ""] = line.split("  ");
    expect(sum).toBe(sha256(files.get(path) ?? bytesOf("missing")));
  }
});

test("start.sh may be run, and start.cmd has the ends of lines that Windows wants", () => {
  const pack = composePack(parts(site));
  expect(textOf(pack.files.get("start.cmd"))).not.toMatch(/[^\r]\n/);
  const zip = zipPack(pack);
  const entry = new DataView(zip.buffer, zip.byteOffset);
  const modes = new Map<string, number>();
  for (let at = 0; at < zip.length - 46; at += 1) {
    if (entry.getUint32(at, true) !== 0x02014b50) continue;
    const name = textOf(zip.subarray(at + 46, at + 46 + entry.getUint16(at + 28, true)));
    modes.set(name, entry.getUint32(at + 38, true) >>> 16);
  }
  expect(modes.get("watertight-0.1.0/start.sh")).toBe(0o100755);
  expect(modes.get("watertight-0.1.0/serve.mjs")).toBe(0o100644);
});

test("a site for a folder of a host says so in its name and in the addresses of its README", () => {
  const { name, files } = composePack(parts(site, { base: "/courses/pools" }));
  expect(name).toBe("watertight-0.1.0-courses-pools");
  expect(textOf(files.get("README.txt"))).toContain("http://localhost:4321/courses/pools/");
});

test("the README is one page", () => {
  const lines = textOf(composePack(parts(site)).files.get("README.txt")).split("\n");
  expect(lines.length).toBeLessThan(64);
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(122);
});
