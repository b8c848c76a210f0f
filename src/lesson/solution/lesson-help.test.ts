import { signal } from "@preact/signals";
import { describe, expect, it } from "vitest";
import type { SandboxBundle } from "../../contract/sandbox.ts";
import { emptyBundle } from "../workspace/fixtures/empty-bundle.ts";
import { createMemoryStore } from "../workspace/fixtures/memory-store.ts";
import { createWorkStore } from "../workspace/kept-work.ts";
import { createWorkspaceFiles } from "../workspace/workspace-files.ts";
import { createLessonHelp } from "./lesson-help.ts";

const file = (path: string, source: string) => ({ path, source, javascript: source });

const bundle: SandboxBundle = {
  ...emptyBundle,
  editableFiles: ["main.ts", "answer.ts"],
  hints: ["look", "look closer"],
  starter: [file("main.ts", "leaks"), file("answer.ts", "answers")],
  solution: [file("main.ts", "returns")],
  solutionNotes: { "main.ts": "It gives back." },
};

function open(store: Storage | null = null, visitStore: Storage | null = null) {
  const workspace = createWorkspaceFiles({
    bundle,
    store: createWorkStore("any", store),
    nowMs: () => 5_000,
    announce: () => undefined,
    loadFramework: async () => [],
  });
  const attempted = signal(false);
  const said: string[] = [];
  const say = (text: string) => void said.push(text);
  const help = createLessonHelp({ bundle, workspace, attempted, store, visitStore, say });
  const sources = () => Object.fromEntries(workspace.files.value.map(({ path, source }) => [path, source]));
  return { workspace, attempted, help, sources, said };
}

describe("looking at the solution", () => {
  it("changes nothing of the learner's", () => {
    const { help, workspace, sources } = open();
    workspace.edit("main.ts", "my try");
    help.look();
    expect(help.looking.value).toBe(true);
    help.lookAway();
    expect(sources()).toEqual({ "main.ts": "my try", "answer.ts": "answers" });
  });

  it("is asked for twice before a first check, and only once", () => {
    const { help, attempted } = open();
    expect(help.asksFirst.value).toBe(true);
    help.look();
    expect(help.asksFirst.value).toBe(false);
    const other = open();
    other.attempted.value = true;
    expect(other.help.asksFirst.value).toBe(false);
    expect(attempted.value).toBe(false);
  });

  it("that cannot be loaded is said, and leaves the own work in its place", () => {
    const { help, said } = open();
    help.look();
    help.failToShow();
    expect(help.looking.value).toBe(false);
    expect(said[0]).toMatch(/could not be shown/);
  });

  it("comes with why it works", () => {
    expect(open().help.solution).toEqual([
      { path: "main.ts", source: "returns", note: "It gives back." },
      { path: "answer.ts", source: "answers", note: null },
    ]);
  });
});

describe("taking the solution over", () => {
  it("makes every editable file the solution's, and brings the own work back on demand, over a reload too", () => {
    const store = createMemoryStore();
    const first = open(store);
    first.workspace.edit("main.ts", "my try");
    first.workspace.edit("answer.ts", "my answer");
    first.help.adopt();
    expect(first.sources()).toEqual({ "main.ts": "returns", "answer.ts": "answers" });
    expect(first.help.adopted.value).toBe(true);
    const again = open(store);
    expect(again.help.canRestore.value).toBe(true);
    again.help.restoreMine();
    expect(again.sources()).toEqual({ "main.ts": "my try", "answer.ts": "my answer" });
    expect(again.help.canRestore.value).toBe(false);
  });

  it("a second time does not lose the work kept by the first", () => {
    const { help, workspace, sources } = open();
    workspace.edit("main.ts", "my try");
    help.adopt();
    help.adopt();
    help.restoreMine();
    expect(sources()["main.ts"]).toBe("my try");
  });
});

describe("hints", () => {
  it("are counted up to the last, over a reload within the visit", () => {
    const visit = createMemoryStore();
    const { help } = open(null, visit);
    help.takeHint();
    expect(open(null, visit).help.hintsTaken.value).toBe(1);
    help.takeHint();
    help.takeHint();
    expect(help.hintsTaken.value).toBe(2);
  });

  it("start from none where something foreign was kept", () => {
    const visit = createMemoryStore();
    visit.setItem("watertight:hints:any", "-3.5");
    expect(open(null, visit).help.hintsTaken.value).toBe(0);
  });
});
