import { expect, test } from "vitest";
import type { SandboxBundle } from "../../contract/sandbox.ts";
import type { SharedWork } from "../share/shared-work.ts";
import { emptyBundle } from "./fixtures/empty-bundle.ts";
import { createMemoryStore } from "./fixtures/memory-store.ts";
import { createWorkStore } from "./kept-work.ts";
import { createWorkspaceFiles, type WorkspaceFiles } from "./workspace-files.ts";

const file = (path: string) => ({ path, source: `starter of ${path}`, javascript: "" });
const bundle: SandboxBundle = {
  ...emptyBundle,
  editableFiles: ["main.ts", "answer.ts"],
  starter: [file("main.ts"), file("answer.ts"), file("given.ts")],
};
const shared = (source: string): SharedWork => ({
  lesson: "exhaustion",
  files: [{ path: "main.ts", source }],
  scenario: null,
  seed: 1,
  pace: { kind: "paused" },
  momentMs: null,
});

function openTab(store: Storage | null = createMemoryStore()) {
  const said: string[] = [];
  const tab = createWorkspaceFiles({
    bundle,
    store: createWorkStore(bundle.slug, store),
    nowMs: () => 5_000,
    announce: (sentence) => said.push(sentence),
    loadFramework: async () => [{ path: "tiny/app.ts", source: "the framework" }],
  });
  return { ...tab, said };
}
const sourceOf = (tab: WorkspaceFiles, path = "main.ts") =>
  tab.files.value.find((candidate) => candidate.path === path)?.source;

test("an edit is kept over a reload, and going back to the starter's text is no edit", () => {
  const store = createMemoryStore();
  const tab = openTab(store);
  tab.edit("main.ts", "mine");
  expect(openTab(store).own.keeping.value).toEqual({ kind: "kept", savedMs: 5_000, restored: true });
  expect(sourceOf(openTab(store))).toBe("mine");
  tab.edit("main.ts", "starter of main.ts");
  expect(tab.own.keeping.value).toEqual({ kind: "nothing-to-keep" });
  expect(store.length).toBe(0);
});

test("a file that the lesson does not give to edit stays as it is, in storage too", () => {
  const store = createMemoryStore();
  store.setItem("watertight:edits:exhaustion", JSON.stringify({ "given.ts": "forged", "../x.ts": "forged" }));
  const tab = openTab(store);
  tab.edit("given.ts", "mine");
  expect(sourceOf(tab, "given.ts")).toBe("starter of given.ts");
  expect(tab.files.value.map(({ path }) => path)).toEqual(["main.ts", "answer.ts", "given.ts"]);
});

test("starting fresh can be undone once, also after a reload", () => {
  const store = createMemoryStore();
  openTab(store).edit("main.ts", "mine");
  openTab(store).own.startFresh();
  const tab = openTab(store);
  expect(sourceOf(tab)).toBe("starter of main.ts");
  tab.own.bringBack();
  expect(sourceOf(tab)).toBe("mine");
  expect(tab.own.putAside.value).toBeNull();
});

test("somebody else's code, and edits to it, leave one's own work alone", () => {
  const store = createMemoryStore();
  const tab = openTab(store);
  tab.edit("main.ts", "mine");
  tab.showShared(shared("theirs"));
  tab.edit("main.ts", "theirs, changed");
  expect(tab.showing.value.kind).toBe("shared");
  expect(sourceOf(tab)).toBe("theirs, changed");
  expect(sourceOf(openTab(store))).toBe("mine");
  tab.showMine();
  expect(sourceOf(tab)).toBe("mine");
});

test("shared code that becomes one's own puts the old work aside, where it can be brought back", () => {
  const tab = openTab();
  tab.edit("main.ts", "mine");
  tab.showShared(shared("theirs"));
  tab.makeMine();
  expect(tab.showing.value.kind).toBe("mine");
  expect(sourceOf(tab)).toBe("theirs");
  tab.own.bringBack();
  expect(sourceOf(tab)).toBe("mine");
  // The replaced code is put aside in turn: nothing is ever lost by one press.
  tab.own.bringBack();
  expect(sourceOf(tab)).toBe("theirs");
});

test("of two tabs the one that comes late writes nothing, says so, and goes on once it has taken the other's", () => {
  const store = createMemoryStore();
  const [one, two] = [openTab(store), openTab(store)];
  one.edit("main.ts", "one");
  two.edit("main.ts", "two");
  expect(two.own.keeping.value).toMatchObject({ kind: "changed-elsewhere", unsaved: true });
  expect(two.said).toHaveLength(1);
  expect(sourceOf(openTab(store))).toBe("one");
  two.own.takeTheirs();
  expect(sourceOf(two)).toBe("one");
  expect(two.own.putAside.value?.edits).toEqual({ "main.ts": "two" });
  two.edit("main.ts", "one and two");
  expect(sourceOf(openTab(store))).toBe("one and two");
});

test("the tab that keeps its own puts the other's aside, and the other tab hears of it", () => {
  const store = createMemoryStore();
  const [one, two] = [openTab(store), openTab(store)];
  one.edit("main.ts", "one");
  two.own.lookElsewhere();
  expect(two.own.keeping.value).toMatchObject({ kind: "changed-elsewhere", unsaved: false });
  two.edit("main.ts", "two");
  two.own.keepMine();
  expect(sourceOf(openTab(store))).toBe("two");
  expect(two.own.putAside.value?.edits).toEqual({ "main.ts": "one" });
  one.own.lookElsewhere();
  expect(one.own.keeping.value).toMatchObject({ kind: "changed-elsewhere", unsaved: false });
});

test("without storage everything works, and it is said that nothing is kept", () => {
  const tab = openTab(null);
  expect(tab.own.keeping.value).toEqual({ kind: "not-kept", reason: "forbidden" });
  tab.edit("main.ts", "mine");
  tab.own.startFresh();
  tab.own.bringBack();
  expect(sourceOf(tab)).toBe("mine");
  const full = openTab(createMemoryStore("QuotaExceededError"));
  full.edit("main.ts", "mine");
  expect(full.own.keeping.value).toEqual({ kind: "not-kept", reason: "full" });
  expect(full.said).toHaveLength(1);
});

test("the framework is fetched when it is first asked for, and is no file of the lesson", async () => {
  const tab = openTab();
  expect(tab.framework.state.value.kind).toBe("not-loaded");
  tab.show("tiny/app.ts");
  await tab.framework.load();
  expect(tab.activeFile.value).toBe("tiny/app.ts");
  tab.edit("tiny/app.ts", "mine");
  expect(tab.files.value).toHaveLength(3);
  tab.show("nowhere.ts");
  expect(tab.activeFile.value).toBe("tiny/app.ts");
});
