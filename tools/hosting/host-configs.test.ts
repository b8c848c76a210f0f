import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { movePaths } from "../build/headers.ts";
import { headersFor, parseHeadersFile } from "../serve/headers-file.ts";
import { consequences } from "./consequences.ts";
import { toNginxConfig, toVercelConfig } from "./host-configs.ts";

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");
const rulesFor = (base: string) => parseHeadersFile(movePaths(read("public/_headers"), base));
const paths = ["/", "/lessons/exhaustion/", "/_astro/a.H.js", "/_astro/pglite.H.wasm", "/sw.js"];

test.each(["", "/x"])("Vercel sends for each path what _headers names, below %j", (base) => {
  const { headers } = JSON.parse(toVercelConfig(rulesFor(base)));
  for (const path of paths.map((path) => base + path)) {
    const sent = new Map<string, string>();
    for (const rule of headers)
      if (new RegExp(`^${rule.source}$`).test(path)) for (const { key, value } of rule.headers) sent.set(key, value);
    expect(sent).toEqual(headersFor(rulesFor(base), path));
  }
});

test.each(["", "/x"])(
  "nginx sends for each path what _headers names, and has pages looked at anew, below %j",
  (base) => {
    const config = toNginxConfig(read("hosting/nginx.conf"), rulesFor(base), base);
    expect(config).not.toMatch(/\{(?:maps|headers|base)\}/);
    const cases = [...config.matchAll(/^ {4}"~(\^[^"]+\$)" "([^"]+)";$/gm)];
    for (const path of paths.map((path) => base + path)) {
      const sent = new Map(
        [...config.matchAll(/add_header ([\w-]+) "([^"]+)" always;/g)].map(([, name = "", value = ""]) => [
          name,
          value,
        ]),
      );
      const caching = cases.find(([, pattern = ""]) => new RegExp(pattern).test(path))?.[2] ?? "no-cache";
      expect(sent.set("Cache-Control", caching)).toEqual(
        new Map([
          ...headersFor(rulesFor(base), path),
          ["Cache-Control", headersFor(rulesFor(base), path).get("Cache-Control") ?? "no-cache"],
        ]),
      );
    }
  },
);

test("of every header that the site needs it is known what its lack costs", () => {
  const names = rulesFor("").flatMap(({ headers }) => [...headers.keys()]);
  for (const name of names) expect(consequences[name], name).toBeTruthy();
});

test("the policy lets the page run nothing but its own scripts, Postgres and a learner's modules", () => {
  const policy = headersFor(rulesFor(""), "/").get("Content-Security-Policy") ?? "";
  const directives = new Map(
    policy
      .split(";")
      .map((part) => part.trim().split(/ (.*)/))
      .map(([name = "", value = ""]) => [name, value]),
  );
  expect(directives.get("default-src")).toBe("'none'");
  expect(directives.get("script-src")).toBe(
    "'self' blob: 'wasm-unsafe-eval' {inline-script-hashes} {frame-script-hash}",
  );
  expect(directives.get("worker-src")).toBe("'self' blob:");
  expect(directives.get("frame-src")).toBe("'self' https://stackblitz.com https://*.webcontainer.io");
  expect(policy).not.toContain("'unsafe-eval'");
});
