import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { checkMeta } from "./check-meta.ts";

let dist = "";
afterEach(() => rmSync(dist, { recursive: true }));

const host = "https://a.example";

function png(width: number, height: number): Buffer {
  const bytes = Buffer.alloc(33);
  bytes.write("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "latin1");
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  return bytes;
}

const page = (path: string, more = "") => `<head><meta name="description" content="What it is">
<meta property="og:image" content="${host}/x/social/site.png"><meta property="og:image:width" content="1200">
<meta property="og:image:height" content="630"><link rel="canonical" href="${host}/x${path}">
<link rel="apple-touch-icon" href="/x/apple.png"><link rel="manifest" href="/x/manifest.webmanifest">${more}</head>`;

const whole: Record<string, string | Buffer> = {
  "index.html": page("/"),
  "a/index.html": page("/a/"),
  "a/handout/index.html": page("/a/handout/", '<meta name="robots" content="noindex">'),
  "404.html": "<head></head>",
  "apple.png": png(180, 180),
  "social/site.png": png(1200, 630),
  "icon.png": png(192, 192),
  "icon.svg": "<svg/>",
  "manifest.webmanifest": JSON.stringify({
    icons: [
      { src: "/x/icon.svg", sizes: "any", type: "image/svg+xml" },
      { src: "/x/icon.png", sizes: "192x192", type: "image/png" },
    ],
  }),
  "sitemap-0.xml": `<url><loc>${host}/x/</loc></url><url><loc>${host}/x/a/</loc></url>`,
  "robots.txt": `User-agent: *\nSitemap: ${host}/x/sitemap-index.xml\n`,
};

async function check(changes: Record<string, string | Buffer> = {}, options: { host: string | undefined } = { host }) {
  dist = mkdtempSync(join(tmpdir(), "meta-"));
  for (const [name, content] of Object.entries({ ...whole, ...changes })) {
    mkdirSync(dirname(join(dist, name)), { recursive: true });
    writeFileSync(join(dist, name), content);
  }
  return checkMeta({ dist, base: "/x", ...options });
}

test("a site whose pictures, icons, manifest and sitemap agree is found whole", async () => {
  expect(await check()).toEqual({ pages: 3, pictures: 3, problems: [] });
});

test("each thing that is missing, of another size or not to be found is named with its page", async () => {
  const { problems } = await check({
    "a/index.html": page("/b/").replace("What it is", "").replace("/x/social/site.png", "/x/social/a.png"),
    "apple.png": "GIF89a",
    "icon.png": png(180, 192),
    "sitemap-0.xml": `<loc>${host}/x/</loc><loc>${host}/x/a/handout/</loc>`,
    "robots.txt": "User-agent: *\n",
  });
  expect(problems).toEqual([
    "/a/handout/: /x/apple.png is no PNG, not 180x180",
    "/a/: has no description",
    "/a/: /x/apple.png is no PNG, not 180x180",
    "/a/: /x/social/a.png is missing, not 1200x630",
    `/a/: its canonical address is not ${host}/x/a/`,
    "/: /x/apple.png is no PNG, not 180x180",
    "manifest: /x/icon.png is 180x192, not 192x192",
    `sitemap: ${host}/x/a/ is not listed`,
    `sitemap: ${host}/x/a/handout/ is no page to be found`,
    "robots.txt does not name the sitemap",
  ]);
});

test("a site that knows no address of its own is held to its icons alone", async () => {
  const local = page("/").replaceAll(/<meta property[^>]*>|<link rel="canonical"[^>]*>/g, "");
  const changes = { "index.html": local, "a/index.html": local, "a/handout/index.html": local, "robots.txt": "" };
  expect((await check(changes, { host: undefined })).problems).toEqual([]);
});
