import { afterEach, expect, test, vi } from "vitest";
import { readDeviceFile, writeDeviceFile } from "./device-file.ts";
import { changeDevice, readDevice, takeBack } from "./device-texts.ts";
import { kindOfKey, shareOut } from "./kept-kinds.ts";
import { planImport, takeFromFile } from "./plan-import.ts";

const at = new Date("2026-03-01T09:00:00Z");
const progress = (lessons: Record<string, Record<string, number>>) =>
  JSON.stringify({ version: 1, last: null, lessons });
const work = (text: string) => JSON.stringify({ version: 2, savedMs: 1, edits: { "main.ts": text } });

afterEach(() => vi.unstubAllGlobals());

function device(entries: Record<string, string>, most = Infinity) {
  const kept = new Map(Object.entries(entries));
  vi.stubGlobal("localStorage", {
    get length() {
      return kept.size;
    },
    key: (index: number) => [...kept.keys()][index] ?? null,
    getItem: (key: string) => kept.get(key) ?? null,
    removeItem: (key: string) => kept.delete(key),
    setItem(key: string, text: string) {
      if (!kept.has(key) && kept.size >= most) throw new DOMException("no room", "QuotaExceededError");
      kept.set(key, text);
    },
  });
  return kept;
}

test("each key of the site has a kind, and nobody else's has one", () => {
  const kinds = {
    "watertight.progress": "progress",
    "watertight.progress.aside.2": "progress",
    "watertight.notes": "notes",
    "watertight.notes.aside.2": "notes",
    "watertight:edits:exhaustion": "work",
    "watertight:edits:exhaustion:before-solution": "work",
    "watertight:put-aside:exhaustion": "work",
    "watertight:predictions:exhaustion": "predictions",
    "watertight:prediction:ways-out": "predictions",
    "watertight.answers": "answers",
    "watertight.theme": "settings",
    "watertight.panes": "settings",
    "watertight.language": "settings",
    "watertight:editor": "settings",
    "watertight:engine": "settings",
    "watertight.of-a-later-version": "other",
    waterfall: null,
    "another.site": null,
  };
  expect(Object.fromEntries(Object.keys(kinds).map((key) => [key, kindOfKey(key)]))).toEqual(kinds);
});

test("a file gives back what was written, and the sizes count key and text", () => {
  const texts = new Map([["watertight.theme", "dark"]]);
  expect(readDeviceFile(writeDeviceFile(texts, at))).toEqual({
    ok: true,
    texts,
    savedAt: at.toISOString(),
    leftOut: [],
  });
  expect(shareOut(texts).find(({ kind }) => kind === "settings")).toEqual({ kind: "settings", entries: 1, bytes: 40 });
});

test("a file that is damaged, foreign or too new is refused by what, where and the remedy", () => {
  const whole = { format: "watertight-device", version: 1, savedAt: "", kept: {} };
  const refusals: [unknown, RegExp][] = [
    ['{"format":', /not JSON .*save it again/],
    [[], /not from this site: its “format”.*choose the file/],
    [{ ...whole, format: "other" }, /not from this site/],
    [{ ...whole, version: 2 }, /of version 2, and this page reads version 1. Reload/],
    [{ ...whole, version: "1" }, /damaged at “version”/],
    [{ ...whole, kept: [] }, /damaged at “kept”/],
    [
      { ...whole, kept: { "watertight.progress": "{" } },
      /damaged at kept\["watertight.progress"\].*take that entry out/,
    ],
    [{ ...whole, kept: { "watertight:edits:exhaustion": 7 } }, /damaged at kept\["watertight:edits:exhaustion"\]/],
    [{ ...whole, kept: { "watertight.theme": "x".repeat(301) } }, /damaged at kept\["watertight.theme"\]/],
  ];
  for (const [file, why] of refusals) {
    const read = readDeviceFile(typeof file === "string" ? file : JSON.stringify(file));
    expect(read.ok ? "was read" : read.why).toMatch(why);
  }
});

test("keys that are not the site's are left out, and named", () => {
  const text = writeDeviceFile(
    new Map([
      ["token", "x"],
      ["watertight.later", "y"],
      ["watertight.theme", "dark"],
    ]),
    at,
  );
  expect(readDeviceFile(text)).toMatchObject({
    texts: new Map([["watertight.theme", "dark"]]),
    leftOut: ["token", "watertight.later"],
  });
});

test("importing joins progress, answers and predictions; settings and code of this device stay", () => {
  const here = new Map([
    ["watertight.progress", progress({ exhaustion: { opened: 1 } })],
    ["watertight.answers", JSON.stringify({ a: { missed: 1, streak: 0, atMs: 9 } })],
    ["watertight:predictions:exhaustion", JSON.stringify({ one: { answer: 1, curve: null } })],
    ["watertight.theme", "dark"],
    ["watertight:edits:exhaustion", work("mine")],
  ]);
  const file = new Map([
    ["watertight.progress", progress({ exhaustion: { solved: 5 } })],
    [
      "watertight.answers",
      JSON.stringify({ a: { missed: 0, streak: 1, atMs: 3 }, b: { missed: 0, streak: 1, atMs: 3 } }),
    ],
    [
      "watertight:predictions:exhaustion",
      JSON.stringify({ one: { answer: 2, curve: null }, two: { answer: 0, curve: null } }),
    ],
    ["watertight.theme", "light"],
    ["watertight:edits:exhaustion", work("theirs")],
    ["watertight:edits:two-clocks", work("new")],
  ]);
  const plan = planImport(here, file);
  expect(Object.fromEntries(plan.changes.map(({ key, to }) => [key, JSON.parse(to ?? "")]))).toEqual({
    "watertight.progress": { version: 1, last: null, lessons: { exhaustion: { opened: 1, solved: 5 } } },
    "watertight.answers": { a: { missed: 1, streak: 0, atMs: 9 }, b: { missed: 0, streak: 1, atMs: 3 } },
    "watertight:predictions:exhaustion": { one: { answer: 1, curve: null }, two: { answer: 0, curve: null } },
    "watertight:edits:two-clocks": JSON.parse(work("new")),
  });
  expect(plan.conflicts.map(({ key }) => key)).toEqual(["watertight:edits:exhaustion"]);
  expect(planImport(here, here)).toEqual({ changes: [], conflicts: [] });
});

test("importing joins notes, and the same file again changes nothing", () => {
  const notes = (text: string, looked: boolean, atMs: number) =>
    JSON.stringify({ version: 1, notes: { exhaustion: { text, atMs } }, looks: { a: { looked, atMs } } });
  const here = new Map([["watertight.notes", notes("here", true, 1)]]);
  const file = new Map([["watertight.notes", notes("there", false, 2)]]);
  const [change] = planImport(here, file).changes;
  expect(JSON.parse(change?.to ?? "")).toMatchObject({
    notes: { exhaustion: { text: "here\n\nthere", atMs: 2 } },
    looks: { a: { looked: false } },
  });
  expect(planImport(new Map([["watertight.notes", change?.to ?? ""]]), file).changes).toEqual([]);
  expect(readDeviceFile(writeDeviceFile(new Map([["watertight.notes", "{half"]]), at))).toMatchObject({
    ok: false,
    why: expect.stringContaining('damaged at kept["watertight.notes"]'),
  });
});

test("code that is taken from the file puts this device's aside, where the lesson finds it", () => {
  const kept = device({ "watertight:edits:exhaustion": work("mine") });
  const here = readDevice() ?? new Map();
  const [conflict] = planImport(here, new Map([["watertight:edits:exhaustion", work("theirs")]])).conflicts;
  if (!conflict) throw new Error("no conflict");
  expect(changeDevice(takeFromFile(conflict, here))).toEqual({ kind: "done" });
  expect([...kept]).toEqual([
    ["watertight:edits:exhaustion", work("theirs")],
    ["watertight:put-aside:exhaustion", work("mine")],
  ]);
});

test("a change is taken back, except where another tab wrote since", () => {
  const kept = device({ "watertight.theme": "dark", "watertight:edits:a": "1", "not.ours": "x" });
  const changes = [...(readDevice() ?? [])].map(([key, from]) => ({ key, from, to: null }));
  changeDevice(changes);
  expect([...kept]).toEqual([["not.ours", "x"]]);
  kept.set("watertight.theme", "light");
  changeDevice(takeBack(changes));
  expect(Object.fromEntries(kept)).toEqual({ "not.ours": "x", "watertight.theme": "light", "watertight:edits:a": "1" });
});

test("an import for which there is no room changes nothing, and says so", () => {
  const kept = device({ "watertight.theme": "dark" }, 2);
  const outcome = changeDevice([
    { key: "watertight.theme", from: "dark", to: "light" },
    { key: "watertight:edits:a", from: null, to: "1" },
    { key: "watertight:edits:b", from: null, to: "2" },
  ]);
  expect(outcome).toEqual({ kind: "refused", reason: "full" });
  expect([...kept]).toEqual([["watertight.theme", "dark"]]);
});

test("a device that refuses storage is told from an empty one", () => {
  vi.stubGlobal("localStorage", undefined);
  expect(readDevice()).toBeNull();
  expect(changeDevice([{ key: "watertight.theme", from: null, to: "dark" }])).toEqual({
    kind: "refused",
    reason: "forbidden",
  });
});
