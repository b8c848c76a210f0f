import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { expect, type Page, test } from "@playwright/test";
import { unzipSync } from "fflate";
import { definition } from "../../sandboxes/exhaustion/sandbox.ts";
import { LessonPage } from "../support/lesson-page.ts";
import { readSandboxFile } from "../support/sandbox-files.ts";
import type { VisitReport } from "./visit.ts";

const slug = "exhaustion";
const note = "// taken home\n";
const solution = note + readSandboxFile(`${slug}/solution/main.ts`);
const starter = readSandboxFile(`${slug}/starter/main.ts`);

interface Download {
  readonly files: Readonly<Record<string, Uint8Array>>;
  readonly lengthBytes: number;
  readonly elapsedMs: number;
}

async function download(page: Page): Promise<Download> {
  const startedMs = performance.now();
  const saving = page.waitForEvent("download", { timeout: 60_000 });
  await page.getByRole("button", { name: "Download", exact: true }).click();
  const saved = await saving;
  const elapsedMs = performance.now() - startedMs;
  expect(saved.suggestedFilename()).toBe(`watertight-${slug}.zip`);
  const zip = readFileSync(await saved.path());
  await expect(page.getByRole("status").filter({ hasText: "Saved" })).toBeVisible();
  return { files: unzipSync(zip), lengthBytes: zip.length, elapsedMs };
}

function unpack({ files }: Download): string {
  const folder = mkdtempSync(join(tmpdir(), "watertight-copy-"));
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), bytes);
  }
  return folder;
}

/** The editor indents what is pasted. */
const unindented = (source: string): string => source.replace(/^[ \t]+|\s+$/gm, "");

const mainOf = ({ files }: Download): string => new TextDecoder().decode(files[`watertight-${slug}/main.ts`]);

test("the copy is downloaded beside a running server, with edits, broken ones too, and twice in a row", async ({
  page,
}) => {
  const lesson = new LessonPage(page);
  await lesson.open(slug);
  await lesson.run();
  await page.evaluate(() => {
    const longest = { ms: 0 };
    Object.assign(window, { longest });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) longest.ms = Math.max(longest.ms, duration);
    }).observe({ type: "longtask" });
  });
  const first = await download(page);
  const longestMs = await page.evaluate(() => (window as unknown as { longest: { ms: number } }).longest.ms);
  console.log(
    `zip: ${(first.lengthBytes / 1e6).toFixed(2)} MB in ${(first.elapsedMs / 1_000).toFixed(2)} s, longest task ${longestMs} ms`,
  );
  expect(mainOf(first)).toBe(starter);
  await lesson.writeCode("const broken = ;");
  expect(mainOf(await download(page))).toBe("const broken = ;");
});

test("a file that cannot be fetched is named, with the remedy, and the next press succeeds", async ({ page }) => {
  const lesson = new LessonPage(page);
  await lesson.open(slug);
  await page.route(/pglite.*\.wasm/, (route) => route.abort(), { times: 1 });
  await page.getByRole("button", { name: "Download", exact: true }).click();
  const status = page.getByRole("status").filter({ hasText: "could not be fetched" });
  await expect(status).toContainText("runtime/postgres/pglite.wasm");
  await expect(status).toContainText("press Download again");
  expect(Object.keys((await download(page)).files)).toContain(`watertight-${slug}/runtime/postgres/pglite.wasm`);
});

test("unpacked, it runs on Node 22 without a network, is seen by clients, and judges as the lesson does", async ({
  page,
}) => {
  const lesson = new LessonPage(page);
  await lesson.open(slug);
  await lesson.writeCode(solution);
  const taken = await download(page);
  expect(unindented(mainOf(taken))).toBe(unindented(solution));
  const folder = unpack(taken);
  const copy = join(folder, `watertight-${slug}`);
  expect(readdirSync(copy).sort()).toEqual(
    ["LICENSE.txt", "README.md", "THIRD_PARTY_NOTICES.md", "answer.ts", "main.ts", "package.json", "runtime"].sort(),
  );
  try {
    const { stdout } = await promisify(execFile)(process.execPath, [join(import.meta.dirname, "visit.ts"), copy, slug]);
    const report: VisitReport = JSON.parse(stdout.slice(stdout.indexOf("{")));
    for (const line of report.remarks) console.log(line);
    for (const visit of [report.embedded, ...(report.server ? [report.server] : [])]) {
      expect(visit.ping).toEqual({ status: 200, body: "pong" });
      expect(visit.greeting).toBe('{"items":12}');
      expect(visit.seen).toEqual({ items: 12, today: new Date().toISOString().slice(0, 10) });
      expect(visit.printed).toMatch(/of 30 in use/);
      // Told by the copy itself, for Ctrl+C ends npm as well.
      expect(visit.printed).toMatch(/Stopped\.\n$/);
      expect(visit.solution.exitCode).toBe(0);
      expect(visit.solution.printed).toContain(
        `${definition.checks.length} of ${definition.checks.length} checks passed`,
      );
      expect(visit.starter.exitCode).toBe(1);
      for (const seen of Object.values(definition.starterFails)) expect(visit.starter.printed).toContain(seen);
      expect(visit.starter.printed.match(/^FAIL/gm)).toHaveLength(Object.keys(definition.starterFails).length);
      expect(visit.broken).toEqual({ exitCode: 2, printed: expect.stringContaining("main.ts:1:") });
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
