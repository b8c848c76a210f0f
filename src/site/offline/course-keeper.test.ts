import { expect, test } from "vitest";
import { createCourseKeeper, type KeeperHost } from "./course-keeper.ts";
import type { KeepingNews } from "./keeping-news.ts";
import { declinedNote, wantedNote } from "./offline-files.ts";

const course = [
  { url: "/a.wasm", transferBytes: 30, storedBytes: 90 },
  { url: "/b.tar", transferBytes: 20, storedBytes: 60 },
];

function setUp(given: Partial<KeeperHost> = {}) {
  const kept = new Map<string, Response>();
  const asked: string[] = [];
  const told: KeepingNews[] = [];
  const host: KeeperHost = {
    course,
    openCache: async () => ({
      match: async (url) => kept.get(String(url))?.clone(),
      put: async (url, response) => void kept.set(String(url), response),
    }),
    fetch: async (url) => {
      asked.push(url);
      return new Response("x");
    },
    inTurn: (_url, keep) => keep(),
    lookAround: async () => ({ connection: undefined, estimate: { quota: 1_000, usage: 0 } }),
    repairPages: async () => 0,
    tell: (news) => void told.push(news),
    ...given,
  };
  return { kept, asked, told, keeper: createCourseKeeper(host) };
}

test("all is kept in turn, told file by file, and noted as kept by itself, so that a new version brings it along", async () => {
  const { kept, told, keeper } = setUp();
  await keeper.keep();
  expect(told).toEqual([
    { kind: "keeping", keptBytes: 30, totalBytes: 50 },
    { kind: "keeping", keptBytes: 50, totalBytes: 50 },
    { kind: "ended", end: { kind: "complete" } },
  ]);
  expect(await kept.get(wantedNote)?.text()).toBe("itself");
});

test("a visit goes on where the last one stopped, and leaves the reader's own wish as it was noted", async () => {
  const { kept, asked, keeper } = setUp();
  kept.set("/a.wasm", new Response());
  kept.set(wantedNote, new Response("reader"));
  await keeper.keep();
  expect(asked).toEqual(["/b.tar"]);
  expect(await kept.get(wantedNote)?.text()).toBe("reader");
});

test("a second page that comes meanwhile is told how far it is, and nothing is fetched twice", async () => {
  const gate = Promise.withResolvers<void>();
  const second = Promise.withResolvers<void>();
  const { asked, told, keeper } = setUp({
    inTurn: async (url, keep) => {
      if (url === "/b.tar") {
        second.resolve();
        await gate.promise;
      }
      await keep();
    },
  });
  const first = keeper.keep();
  await second.promise;
  const before = told.length;
  const again = keeper.keep();
  expect(told.slice(before)).toEqual([{ kind: "keeping", keptBytes: 30, totalBytes: 50 }]);
  gate.resolve();
  await Promise.all([first, again]);
  expect(asked).toEqual(["/a.wasm", "/b.tar"]);
});

test("a hindrance is told and nothing is fetched; what is whole already has none", async () => {
  const connection = { saveData: true };
  const { kept, asked, told, keeper } = setUp({ lookAround: async () => ({ connection, estimate: undefined }) });
  await keeper.keep();
  expect([asked, told]).toEqual([[], [{ kind: "hindered", hindrance: { kind: "saves-data" } }]]);
  for (const { url } of course) kept.set(url, new Response());
  await keeper.keep();
  expect(told.at(-1)).toEqual({ kind: "ended", end: { kind: "complete" } });
});

test("a reader who stops it keeps what came, and is not asked again by the next visit", async () => {
  const started = Promise.withResolvers<void>();
  const { kept, told, keeper } = setUp({
    fetch: (_url, { signal }) =>
      new Promise((_done, reject) => {
        signal?.addEventListener("abort", () => reject(signal.reason));
        started.resolve();
      }),
  });
  const first = keeper.keep();
  await started.promise;
  await keeper.decline();
  await first;
  expect(told).toEqual([{ kind: "ended", end: { kind: "cancelled" } }]);
  expect(kept.has(declinedNote)).toBe(true);
  await keeper.keep();
  expect(told.at(-1)).toEqual({ kind: "hindered", hindrance: { kind: "declined", by: "reader" } });
});

test("where it found no room it says so once, and fetches nothing again before the reader asks", async () => {
  const kept = new Map<string, Response>();
  const cache = {
    match: async (url: RequestInfo | URL) => kept.get(String(url))?.clone(),
    put: async (url: RequestInfo | URL, response: Response) => {
      if (url === "/b.tar") throw new DOMException("full", "QuotaExceededError");
      kept.set(String(url), response);
    },
  };
  const { asked, told, keeper } = setUp({ openCache: async () => cache });
  await keeper.keep();
  expect(told.at(-1)).toEqual({ kind: "ended", end: { kind: "storage-full" } });
  await keeper.keep();
  expect(told.at(-1)).toEqual({ kind: "hindered", hindrance: { kind: "declined", by: "full" } });
  expect(asked).toEqual(["/a.wasm", "/b.tar"]);
});

test("pages that went while files were still coming are told to the page that asked meanwhile", async () => {
  const gate = Promise.withResolvers<void>();
  const coming = Promise.withResolvers<void>();
  const missing = [0, 2];
  const { told, keeper } = setUp({
    repairPages: async () => missing.shift() ?? 2,
    inTurn: async () => {
      coming.resolve();
      await gate.promise;
      throw new TypeError("Failed to fetch");
    },
  });
  const first = keeper.keep();
  await coming.promise;
  const again = keeper.keep();
  gate.resolve();
  await Promise.all([first, again]);
  expect(told.at(-1)).toEqual({ kind: "pages-missing", count: 2 });
  expect(told.filter(({ kind }) => kind === "ended")).toHaveLength(1);
});

test("pages that cannot be fetched again are told by their number", async () => {
  const { told, keeper } = setUp({ repairPages: async () => 3 });
  await keeper.keep();
  expect(told[0]).toEqual({ kind: "pages-missing", count: 3 });
});
