import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import { defaultDatabaseOptions } from "../../contract/default-database.ts";
import type { PlayableScenario, SandboxBundle } from "../../contract/sandbox.ts";
import type { ServerStatus } from "../open-lesson.ts";
import { emptyBundle } from "../workspace/fixtures/empty-bundle.ts";
import { createMemoryStore } from "../workspace/fixtures/memory-store.ts";
import { createWorkStore } from "../workspace/kept-work.ts";
import { createWorkspaceFiles } from "../workspace/workspace-files.ts";
import { createLessonSharing } from "./lesson-sharing.ts";
import { encodeSharedWork } from "./link-codec.ts";
import type { SharedWork } from "./shared-work.ts";

const scenario: PlayableScenario = {
  id: "tabs-31",
  label: "31 tabs",
  scenario: { name: "31 tabs", seed: 1, steps: [], endMs: 1_000, database: defaultDatabaseOptions },
  prediction: null,
};
const bundle: SandboxBundle = {
  ...emptyBundle,
  scenarios: [scenario],
  starter: [{ path: "main.ts", source: "starter", javascript: "" }],
};
const theirs: SharedWork = {
  lesson: "exhaustion",
  files: [{ path: "main.ts", source: "theirs" }],
  scenario: "tabs-31",
  seed: 7,
  pace: { kind: "live", rate: 60 },
  momentMs: 500,
};

function open() {
  const did: string[] = [];
  const status = signal<ServerStatus>({ kind: "not-started" });
  const newestMs = signal(0);
  const workspace = createWorkspaceFiles({
    bundle,
    store: createWorkStore(bundle.slug, createMemoryStore()),
    nowMs: () => 1,
    announce: () => undefined,
    loadFramework: async () => [],
  });
  const sharing = createLessonSharing({
    bundle,
    workspace,
    loadLinks: () => import("./lesson-link.ts"),
    currentRun: () => ({ scenario: null, seed: 3, pace: { kind: "live", rate: 10 }, momentMs: null }),
    status,
    newestMs,
    async startServer() {
      did.push(`run with seed ${sharing.nextSeed(3)}`);
      status.value = { kind: "running", port: 8_000, processes: 1, revision: 1 };
    },
    stopServer: () => did.push("stop"),
    async play(id, seed) {
      did.push(`play ${id} with seed ${seed}`);
      status.value = { kind: "running", port: 8_000, processes: 1, revision: 1 };
    },
    setPace: (pace) => did.push(pace.kind === "live" ? `×${pace.rate}` : "pause"),
    showMoment: (atMs) => did.push(`show ${atMs}`),
    announce: () => undefined,
  });
  return { sharing, workspace, did, status, newestMs };
}

async function fragment(work: SharedWork): Promise<string> {
  const text = await encodeSharedWork(work);
  if (!text.ok) throw new Error(text.error.code);
  return `#s=${text.value}`;
}
const shownSource = ({ workspace }: ReturnType<typeof open>) => workspace.files.value[0]?.source;

test("someone else's code is shown and nothing of it runs before a press", async () => {
  const page = open();
  await page.sharing.open(await fragment(theirs));
  expect(page.sharing.arrival.value).toMatchObject({ kind: "shown", scenario: { id: "tabs-31" } });
  expect(shownSource(page)).toBe("theirs");
  expect(page.did).toEqual([]);
});

test("a press runs it with the sender's seed, pace and scenario, and shows the moment once the run has come to it", async () => {
  const page = open();
  await page.sharing.open(await fragment(theirs));
  await page.sharing.run();
  expect(page.did).toEqual(["×60", "play tabs-31 with seed 7"]);
  page.newestMs.value = 400;
  page.newestMs.value = 900;
  page.newestMs.value = 1_000;
  expect(page.did.slice(2)).toEqual(["show 500"]);
});

test("whoever goes back meanwhile is not taken to a moment of another's run", async () => {
  const page = open();
  await page.sharing.open(await fragment(theirs));
  await page.sharing.run();
  page.sharing.backToMine();
  page.newestMs.value = 900;
  expect(page.did.at(-1)).toBe("stop");
  expect(shownSource(page)).toBe("starter");
  expect(page.sharing.nextSeed(3)).toBe(4);
});

test("one's own run is one's own: the next seed, no scenario, no moment", async () => {
  const page = open();
  await page.sharing.run();
  page.newestMs.value = 900;
  expect(page.did).toEqual(["run with seed 4"]);
});

test("a running server of one's own ends when a link is pasted, for its code is no longer shown", async () => {
  const page = open();
  await page.sharing.run();
  await page.sharing.open(await fragment(theirs));
  expect(page.did.at(-1)).toBe("stop");
});

test("a broken link takes nothing away: neither one's own work nor the rest of the page", async () => {
  const page = open();
  page.workspace.edit("main.ts", "mine");
  await page.sharing.open("#s=1.broken!");
  expect(page.sharing.arrival.value).toEqual({ kind: "refused", failure: { code: "broken" } });
  expect(shownSource(page)).toBe("mine");
  page.sharing.dismissFailure();
  await page.sharing.open("#a-heading");
  expect(page.sharing.arrival.value).toEqual({ kind: "none" });
});

test("of two links pasted quickly the later one is shown", async () => {
  const page = open();
  const [first, second] = await Promise.all([fragment(theirs), fragment({ ...theirs, seed: 8 })]);
  await Promise.all([page.sharing.open(first), page.sharing.open(second)]);
  expect(page.sharing.arrival.value).toMatchObject({ kind: "shown", work: { seed: 8 } });
});
