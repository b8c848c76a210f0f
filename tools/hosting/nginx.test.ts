import { afterAll, describe, expect, test, vi } from "vitest";
import { takeFreePort } from "../../tests/support/free-port.ts";
import { ask } from "./ask.ts";
import { findNginx, type InstalledNginx, startNginx } from "./testing/nginx.ts";
import { runCheck } from "./testing/run-check.ts";
import { writeSmallSite } from "./testing/small-site.ts";

const nginx = findNginx();
if (!nginx) console.log("SKIPPED the settings in a real nginx: none is installed");
else if (!nginx.brotli) console.log("SKIPPED Brotli from a real nginx: its module brotli_static is not installed");
const installed = nginx as InstalledNginx;
const sites = { "": await writeSmallSite(""), "/x": await writeSmallSite("/x") };
afterAll(() => {
  for (const { remove } of Object.values(sites)) remove();
});
// Each check starts a Node of its own, on a machine that others use too.
vi.setConfig({ testTimeout: 30_000 });

async function withNginx<T>(
  base: keyof typeof sites,
  use: (url: string) => Promise<T>,
  change?: (config: string) => string,
): Promise<T> {
  const port = await takeFreePort();
  const server = await startNginx(installed, { folder: sites[base].folder, base, port }, change);
  try {
    return await use(`http://127.0.0.1:${port}${base}`);
  } finally {
    await server.stop();
  }
}

describe.runIf(nginx)("in a real nginx", () => {
  test.runIf(nginx?.brotli).each(["", "/x"] as const)("the settings pass the check, below %j", async (base) => {
    const { said, code } = await withNginx(base, (url) => runCheck(url));
    expect(said).toContain("sends all that the site needs.");
    expect(code).toBe(0);
  });

  test("what is missing is the 404 page, kept by nobody; what instructs hosts is hidden; types are right", async () => {
    await withNginx("/x", async (url) => {
      const of = (path: string) => ask(new URL(url + path));
      const missing = await of("/_astro/none.js");
      expect([missing.status, missing.headers.get("cache-control")]).toEqual([404, undefined]);
      expect(missing.text).toContain("theme()");
      expect(missing.headers.get("cross-origin-embedder-policy")).toBe("require-corp");
      for (const path of ["/_headers", "/_nginx.conf", "/_build.json", "/vercel.json"])
        expect((await of(path)).status, path).toBe(404);
      const bare = await of("/lessons/a");
      expect([bare.status, bare.headers.get("location")]).toEqual([301, "/x/lessons/a/"]);
      const host = await ask(new URL("/", url));
      expect([host.status, host.headers.get("location")]).toEqual([302, "/x/"]);
      const manifest = await of("/manifest.webmanifest");
      expect(manifest.headers.get("content-type")).toBe("application/manifest+json");
    });
  });

  test("a host without the module sends gzip, which the check calls slower and no more", async () => {
    const { said, code } = await withNginx(
      "",
      (url) => runCheck(url),
      (config) => config.replace("brotli_static on;", ""),
    );
    expect(said).toContain("1 to mend\n  is sent as gzip, not in Brotli");
    expect(code).toBe(1);
  });

  test.runIf(nginx?.brotli).each([
    [/add_header Cross-Origin-Embedder-Policy .*/, "", "Cross-Origin-Embedder-Policy is missing"],
    [/add_header Content-Security-Policy .*/, "", "Content-Security-Policy is missing"],
    [/default_type application\/wasm/, "default_type application/zip", "is application/zip, not application/wasm"],
    [/add_header Cache-Control .*/, "", "Cache-Control is missing"],
    [/gzip_vary on;/, "", "is sent in Brotli without Vary"],
  ])("broken at %s, replaced by %j, it hears so from the check", async (line, replacement, fault) => {
    const { said, code } = await withNginx(
      "",
      (url) => runCheck(url),
      (config) => {
        expect(config).toMatch(line);
        return config.replace(line, replacement);
      },
    );
    expect(said).toContain(fault);
    expect(code).toBe(1);
  });
});
