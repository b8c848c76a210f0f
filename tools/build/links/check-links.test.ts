import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { checkLinks } from "./check-links.ts";

let root = "";
afterEach(() => rmSync(root, { recursive: true }));

function write(files: Record<string, string>): string {
  root = mkdtempSync(join(tmpdir(), "links-"));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}

test("links that lead to pages, files and headings below the folder are found whole", async () => {
  const folder = write({
    "index.html": '<a href="/x/lessons/a/#why">a</a><img src="./a%20b.svg"><a href=\'https://example.org/\'>away</a>',
    "lessons/a/index.html":
      '<h2 id="why">Why</h2><a href="../../">home</a><a href="#why">up</a><a href="#check-1">check</a>',
    "a b.svg": "<svg/>",
    "_astro/a.css": 'a{background:url("../a%20b.svg")}b{background:url(data:image/png;base64,AA)}',
    "_astro/a.js": 'sitePath("/lessons/a/"); command("A", "/lessons/a/"); app.get("/items/all"); import("./b.js")',
  });
  expect(await checkLinks(folder, "/x")).toEqual({ pages: 2, links: 7, problems: [] });
});

test("a link that misses the folder, leads nowhere or lacks its slash is named with its page", async () => {
  const folder = write({
    "index.html":
      '<a href="/lessons/a/">root</a><a href="/x/lessons/b/">gone</a><a href="/x/lessons/a">bare</a>' +
      '<li data-href="/lessons/a/"></li><a href="/x/lessons/a/#where">no heading</a><script>const html = \'<a href="/">\'</script>',
    "lessons/a/index.html": '<a href="../../../">out</a>',
    "_astro/a.js": 'link.href = `/lessons/a/`; fetch("/_astro/data.bin")',
    "_astro/a.css": "a{background:url(/_astro/none.svg)}",
  });
  expect([...(await checkLinks(folder, "/x")).problems].sort()).toEqual([
    "/_astro/a.css: /_astro/none.svg leads out of /x/: use sitePath()",
    "/_astro/a.js: the script names /_astro/data.bin, outside /x/",
    "/_astro/a.js: the script names /lessons/a/, outside /x/",
    "/index.html: /lessons/a/ leads out of /x/: use sitePath()",
    "/index.html: /x/lessons/a lacks the slash at its end",
    "/index.html: /x/lessons/a/#where names #where, which that page has not",
    "/index.html: /x/lessons/b/ is not in the site",
    "/lessons/a/index.html: ../../../ leads out of /x/: use sitePath()",
  ]);
});
