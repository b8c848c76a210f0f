import { expect, test } from "vitest";
import { createMemoryStore } from "./fixtures/memory-store.ts";
import { createWorkStore, parseKeptWork, workKey } from "./kept-work.ts";

const mine = { edits: { "main.ts": "mine" }, savedMs: 1_000 };
const other = { edits: { "main.ts": "other" }, savedMs: 2_000 };

test("work comes back to the lesson that it was done in, and to no other", () => {
  const store = createMemoryStore();
  expect(createWorkStore("exhaustion", store).save(mine)).toEqual({ kind: "kept" });
  expect(createWorkStore("exhaustion", store).first).toEqual(mine);
  expect(createWorkStore("two-clocks", store).first).toEqual({ edits: {}, savedMs: null });
});

test("no edits leave nothing behind", () => {
  const store = createMemoryStore();
  const work = createWorkStore("exhaustion", store);
  work.save(mine);
  work.save({ edits: {}, savedMs: 2 });
  expect(store.length).toBe(0);
});

test("work that the site's first version kept is read, its time unknown", () => {
  const store = createMemoryStore();
  store.setItem(workKey("exhaustion"), JSON.stringify({ "main.ts": "old" }));
  const work = createWorkStore("exhaustion", store);
  expect(work.first).toEqual({ edits: { "main.ts": "old" }, savedMs: null });
  expect(work.save(mine)).toEqual({ kind: "kept" });
  expect(JSON.parse(store.getItem(workKey("exhaustion")) ?? "")).toMatchObject({ version: 2, savedMs: 1_000 });
});

test("a tab whose base is stale writes nothing until it is told to", () => {
  const store = createMemoryStore();
  const [one, two] = [createWorkStore("exhaustion", store), createWorkStore("exhaustion", store)];
  one.save(mine);
  expect(two.save(other)).toEqual({ kind: "changed-elsewhere", theirs: mine });
  expect(two.peek()).toEqual(mine);
  expect(createWorkStore("exhaustion", store).first).toEqual(mine);
  expect(two.save(other, true)).toEqual({ kind: "kept" });
  expect(one.save(mine)).toEqual({ kind: "changed-elsewhere", theirs: other });
  expect(one.adopt()).toEqual(other);
  expect(one.save(mine)).toEqual({ kind: "kept" });
});

test("a device that refuses is told apart: full, forbidden, none at all", () => {
  const refusing = (name: string) => createWorkStore("exhaustion", createMemoryStore(name)).save(mine);
  expect(refusing("QuotaExceededError")).toEqual({ kind: "refused", reason: "full" });
  expect(refusing("SecurityError")).toEqual({ kind: "refused", reason: "forbidden" });
  expect(createWorkStore("exhaustion", null).save(mine)).toEqual({ kind: "refused", reason: "forbidden" });
  expect(createWorkStore("exhaustion", null).usable).toBe(false);
});

test("a storage that throws at the read is one that keeps nothing", () => {
  const store = createMemoryStore();
  store.getItem = () => {
    throw new DOMException("no", "SecurityError");
  };
  expect(createWorkStore("exhaustion", store).first.edits).toEqual({});
});

test("what was put aside is there after a reload, and in the page where the device has no room for it", () => {
  const store = createMemoryStore();
  createWorkStore("exhaustion", store).putAside(mine);
  expect(createWorkStore("exhaustion", store).setAside()).toEqual(mine);
  const full = createWorkStore("exhaustion", createMemoryStore("QuotaExceededError"));
  full.putAside(mine);
  expect(full.setAside()).toEqual(mine);
});

test.each([
  "",
  "{",
  "null",
  "[1]",
  '"text"',
  '{"main.ts": 3}',
  '{"version": 3, "edits": {"main.ts": "x"}}',
  '{"version": 2, "edits": ["x"]}',
  '{"version": 2}',
])("what cannot be read as work is dropped: %s", (kept) => {
  expect(parseKeptWork(kept)).toEqual({ edits: {}, savedMs: null });
});

test.each([-1, 1e300, "yesterday", null])("a time that was never is no time: %s", (savedMs) => {
  const kept = JSON.stringify({ version: 2, savedMs, edits: { "main.ts": "x" } });
  expect(parseKeptWork(kept)).toEqual({ edits: { "main.ts": "x" }, savedMs: null });
});
