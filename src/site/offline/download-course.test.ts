import { expect, test } from "vitest";
import { countKept, downloadCourse } from "./download-course.ts";

const files = [
  { url: "/a.wasm", transferBytes: 30, storedBytes: 90 },
  { url: "/b.tar", transferBytes: 20, storedBytes: 60 },
];

function memoryCache({ refuse = "" } = {}) {
  const kept = new Map<string, Response>();
  return {
    kept,
    match: async (url: RequestInfo | URL) => kept.get(String(url)),
    put: async (url: RequestInfo | URL, response: Response) => {
      if (String(url) === refuse) throw new DOMException("full", "QuotaExceededError");
      kept.set(String(url), response);
    },
  };
}
const answering = (statuses: Record<string, number> = {}) => {
  const asked: string[] = [];
  const fetch = async (url: string) => {
    asked.push(url);
    return new Response("x", { status: statuses[url] ?? 200 });
  };
  return { asked, fetch };
};
const { signal } = new AbortController();

test("all files are kept and the bytes so far are told after each", async () => {
  const cache = memoryCache();
  const told: number[] = [];
  const end = await downloadCourse(files, { cache, ...answering(), signal, onProgress: (bytes) => told.push(bytes) });
  expect(end).toEqual({ kind: "complete" });
  expect(told).toEqual([30, 50]);
  expect(await countKept(files, cache)).toBe(50);
});

test("after a failure the next attempt asks only for what is missing", async () => {
  const cache = memoryCache();
  const end = await downloadCourse(files, { cache, ...answering({ "/b.tar": 503 }), signal });
  expect(end).toEqual({ kind: "failed", url: "/b.tar", reason: "the host answers 503" });
  expect(await countKept(files, cache)).toBe(30);
  const again = answering();
  expect(await downloadCourse(files, { cache, fetch: again.fetch, signal })).toEqual({ kind: "complete" });
  expect(again.asked).toEqual(["/b.tar"]);
});

test("a cancelled download keeps what it has and asks for no more", async () => {
  const cache = memoryCache();
  const stop = new AbortController();
  const { asked, fetch } = answering();
  const end = await downloadCourse(files, { cache, fetch, signal: stop.signal, onProgress: () => stop.abort() });
  expect(end).toEqual({ kind: "cancelled" });
  expect(asked).toEqual(["/a.wasm"]);
  expect(await countKept(files, cache)).toBe(30);
});

test("full storage has an end of its own, and a lost network names what was asked for", async () => {
  expect(await downloadCourse(files, { cache: memoryCache({ refuse: "/b.tar" }), ...answering(), signal })).toEqual({
    kind: "storage-full",
  });
  const lost = async () => Promise.reject(new TypeError("Failed to fetch"));
  expect(await downloadCourse(files, { cache: memoryCache(), fetch: lost, signal })).toEqual({
    kind: "failed",
    url: "/a.wasm",
    reason: "Failed to fetch",
  });
});
