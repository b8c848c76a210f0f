import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { z } from "zod";
import { movePaths } from "../build/headers.ts";
import { headersFor, parseHeadersFile } from "../serve/headers-file.ts";
import { consequences } from "./consequences.ts";
import { holdHostLimits, toNginxConfig, toVercelConfig } from "./host-configs.ts";

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

/** What Vercel's schema of vercel.json (openapi.vercel.sh/vercel.json) says of the parts in use; it knows no others. */
const vercelSchema = z.strictObject({
  trailingSlash: z.boolean(),
  headers: z
    .array(
      z.strictObject({
        source: z.string().startsWith("/").max(4096),
        headers: z.array(z.strictObject({ key: z.string().max(4096), value: z.string().max(32_768) })).max(1024),
      }),
    )
    .max(2048),
});

test.each(["", "/x"])("vercel.json is what Vercel's schema asks for, below %j", (base) => {
  expect(vercelSchema.safeParse(JSON.parse(toVercelConfig(rulesFor(base)))).error).toBeUndefined();
});

test("a policy longer than a host reads stops the build, by the host's limit", () => {
  const longest = `/*\n  Content-Security-Policy: ${"s".repeat(1_900)}\n`;
  expect(() => holdHostLimits(longest)).not.toThrow();
  expect(() => holdHostLimits(longest.replace("sss", "s".repeat(200)))).toThrow(
    "_headers line 2 has 2124 characters, and Cloudflare Pages reads 2000",
  );
});

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
