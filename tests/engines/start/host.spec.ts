/** What a page's WebContainer does beside running lessons, on the stand-in. */
import { expect, type Page, test } from "@playwright/test";
import { echoServer } from "../conformance/programs.ts";
import { type StandIn, type StandInOptions, startStandIn } from "../stand-in/start-stand-in.ts";
import { pointPageAt } from "../support/point-page-at.ts";

let standIn: StandIn;
test.afterEach(() => standIn.close());

async function open(page: Page, options: Partial<StandInOptions> = {}) {
  standIn = await startStandIn(options);
  await pointPageAt(page, { origin: standIn.origin, policy: "allows" });
  await page.goto("/");
}

const prepare = (page: Page, bootMs = 15_000) =>
  page.evaluate((limitMs) => testPage.createHost({ limits: { bootMs: limitMs } }).prepare(), bootMs);

const visited = (page: Page) => page.evaluate(() => testPage.states);

test("the stages come in order, and end ready", async ({ page }) => {
  await open(page);
  expect(await prepare(page)).toEqual({ kind: "ready" });
  expect(await visited(page)).toEqual(["probe", "boot", "mount", "harness", "ready"]);
});

test("another tab of the site is told so, and gets its WebContainer once the first is closed", async ({
  page,
  context,
}) => {
  await open(page);
  expect(await prepare(page)).toEqual({ kind: "ready" });
  const other = await context.newPage();
  await pointPageAt(other, { origin: standIn.origin, policy: "allows" });
  await other.goto("/");
  expect(await prepare(other)).toMatchObject({ kind: "unavailable", failure: { code: "other-tab" } });
  await page.close();
  await other.reload();
  expect(await prepare(other)).toEqual({ kind: "ready" });
});

test("a boot that ends after its limit is torn down", async ({ page }) => {
  await open(page, { lateMs: 1_000 });
  expect(await prepare(page, 300)).toMatchObject({ kind: "unavailable", failure: { code: "boot-timeout" } });
  await expect.poll(() => standIn.calls).toEqual(["boot", "teardown"]);
});

test("a time-out is remembered for the tab until it is forgotten on purpose", async ({ page }) => {
  await open(page, { lateMs: 1_000 });
  await prepare(page, 300);
  await page.reload();
  expect(await prepare(page)).toMatchObject({ kind: "unavailable", failure: { code: "boot-timeout" } });
  expect(await visited(page)).toEqual(["unavailable"]);
  await page.evaluate(() => testPage.forgetUnavailable());
  await page.reload();
  expect(await prepare(page)).toEqual({ kind: "ready" });
});

test("a process that does not die is left behind with its WebContainer, and the next run is served", async ({
  page,
}) => {
  await open(page, { ignoresKill: true });
  const seen = await page.evaluate(async (program) => {
    const host = testPage.createHost({ limits: { killMs: 300 } });
    await host.prepare();
    const restarted = new Promise<void>((resolve) => {
      host.onChange((state) => state.kind === "ready" && resolve());
    });
    const started = await testPage.start(host.engine, program);
    if (!started.ok) throw new Error(JSON.stringify(started.error));
    started.value.send({ kind: "set-pace", pace: { kind: "live", rate: 100 } });
    const loop = { kind: "request", requestId: 1, method: "GET", path: "/loop", body: "" } as const;
    started.value.send({ kind: "traffic", command: loop });
    await restarted;
    const states = [...testPage.states];
    return { states, next: await testPage.observe(host.engine, "largeRows") };
  }, echoServer);
  expect(seen.next).toEqual(["200 300000"]);
  expect(seen.states).toEqual([
    ...["probe", "boot", "mount", "harness", "ready"],
    ...["boot", "mount", "harness", "ready"],
  ]);
  expect(standIn.calls).toContain("teardown");
});

test("a server listens on a real port too, and its address is told", async ({ page }) => {
  await open(page);
  const url = await page.evaluate(async (program) => {
    const host = testPage.createPreviewHost();
    await host.prepare();
    const started = await testPage.start(host.engine, program);
    if (!started.ok) throw new Error(JSON.stringify(started.error));
    started.value.send({ kind: "set-pace", pace: { kind: "live", rate: 100 } });
    return testPage.firstPreview;
  }, echoServer);
  const answer = await fetch(`${url}/ping`);
  expect(await answer.text()).toBe("pong – 水密");
});
