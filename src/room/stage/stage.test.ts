import { signal } from "@preact/signals";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { RoomMessage, StageCommand } from "../../contract/room-protocol.ts";
import type { OpenLesson, ServerStatus } from "../../lesson/open-lesson.ts";
import { stageKey } from "./kept-stage.ts";
import { createStage } from "./stage.ts";
import { stageShow } from "./stage-show.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const [me, other, stageId, copyId] = ["aaaaaaaa", "bbbbbbbb", "11111111", "22222222"];

/** As much of an open lesson as these commands ask for; anything else would be a mistake and throws. */
function createLesson(did: string[]) {
  const status = signal<ServerStatus>({ kind: "not-started" });
  const lesson = {
    status,
    clock: signal({ atMs: 0, pace: { kind: "paused" } }),
    pools: signal([]),
    scenarios: {
      list: [{ id: "tabs-31", label: "31 tabs" }],
      state: signal({ kind: "none" }),
      play: async (id: string) => void did.push(`play ${id}`),
    },
    trafficActions: [{ kind: "request", label: "GET /ping", path: "/ping" }],
    files: signal([{ path: "main.ts", source: "a\nb" }]),
    activeFile: signal("main.ts"),
    showFile: (path: string) => did.push(`file ${path}`),
    checks: [],
    checkStates: signal(new Map()),
    run: async () => void did.push("run"),
    step: () => did.push("step"),
    request: (_method: string, path: string) => did.push(`GET ${path}`),
    sharing: { createLink: async () => ({ ok: false, error: { code: "too-long" } }) },
  };
  return { status, lesson: lesson as unknown as OpenLesson };
}

function open(store = new Map<string, string>(), refused = false, newId = stageId) {
  const sent: RoomMessage[] = [];
  const did: string[] = [];
  let hear: (message: RoomMessage) => void = () => undefined;
  const { lesson, status } = createLesson(did);
  const stage = createStage({
    lesson,
    newId: () => newId,
    nowMs: () => Date.now(),
    store: {
      read: (key) => store.get(key) ?? null,
      write: (key, text) => !refused && store.set(key, text) === store,
    },
    openChannel(onMessage) {
      hear = onMessage;
      return { send: (message) => void sent.push(message), close: () => undefined };
    },
    page: {
      path: "/lessons/exhaustion/",
      title: "Exhaustion",
      goTo: (id) => id === null || id === "here",
      hasPrediction: (id) => id === "exhaustion",
      openPage: (path) => did.push(`open ${path}`),
      address: () => new URL("http://localhost/lessons/exhaustion/"),
    },
  });
  let number = 0;
  return {
    did,
    sent,
    status,
    stage,
    store,
    hear: (message: RoomMessage) => hear(message),
    states: () => sent.filter((message) => message.kind === "state"),
    async ask(command: StageCommand, presenterId = me) {
      number += 1;
      hear({ kind: "command", presenterId, stageId, number, command });
      await vi.advanceTimersByTimeAsync(300);
      return sent.findLast((message) => message.kind === "done" && message.number === number);
    },
  };
}

test("it tells how it stands when it comes, when it is asked, and when something changed, and never in between", async () => {
  const room = open();
  await vi.advanceTimersByTimeAsync(5_000);
  expect(room.states()).toHaveLength(1);
  room.hear({ kind: "who-is-there", presenterId: me });
  await vi.advanceTimersByTimeAsync(5_000);
  room.status.value = { kind: "running", port: 8_000, processes: 1, revision: 1 };
  await vi.advanceTimersByTimeAsync(5_000);
  expect(room.states()).toHaveLength(3);
  expect(room.states().at(-1)).toMatchObject({ stageId, leaderId: null, state: { server: "running", keeps: true } });
  room.stage.dispose();
});

test("only the window that leads is obeyed, and whoever leaves leads no more", async () => {
  const room = open();
  expect(await room.ask({ kind: "run" })).toMatchObject({ refusal: "not-leading" });
  room.hear({ kind: "lead", presenterId: me, stageId });
  expect(await room.ask({ kind: "run" })).toMatchObject({ refusal: null, presenterId: me });
  room.hear({ kind: "lead", presenterId: other, stageId });
  expect(await room.ask({ kind: "run" })).toMatchObject({ refusal: "not-leading" });
  expect(await room.ask({ kind: "traffic", label: "GET /ping" }, other)).toMatchObject({ refusal: null });
  room.hear({ kind: "presenter-left", presenterId: other });
  await vi.advanceTimersByTimeAsync(300);
  expect(room.states().at(-1)).toMatchObject({ leaderId: null });
  expect(room.did).toEqual(["run", "GET /ping"]);
  room.stage.dispose();
});

test("what cannot be done is refused by its reason, and changes nothing", async () => {
  const room = open();
  room.hear({ kind: "lead", presenterId: me, stageId });
  const lines = { file: "none.ts", fromLine: 1, toLine: 2 };
  const refusals: [StageCommand, string][] = [
    [{ kind: "go-to-section", headingId: "nowhere" }, "no-such-section"],
    [{ kind: "highlight", lines }, "no-such-file"],
    [{ kind: "play", scenarioId: "tabs-32" }, "no-such-scenario"],
    [{ kind: "traffic", label: "GET /pong" }, "no-such-traffic"],
    [{ kind: "reveal", predictionId: "tabs", on: true }, "no-such-prediction"],
    [{ kind: "step" }, "no-server"],
    [{ kind: "stop" }, "no-server"],
    [{ kind: "link-to-screen" }, "link-too-long"],
  ];
  for (const [command, refusal] of refusals)
    expect(await room.ask(command), command.kind).toMatchObject({ refusal, link: null });
  expect(room.did).toEqual([]);
  expect(stageShow.value).toMatchObject({ highlight: null, revealed: [] });
  room.stage.dispose();
});

test("a bug of one command is answered as such, and the next is done", async () => {
  const said = vi.spyOn(console, "error").mockImplementation(() => undefined);
  const room = open();
  room.hear({ kind: "lead", presenterId: me, stageId });
  // The fake lesson has no such verb.
  expect(await room.ask({ kind: "set-pace", pace: { kind: "paused" } })).toMatchObject({ refusal: "failed" });
  expect(said).toHaveBeenCalledOnce();
  expect(await room.ask({ kind: "run" })).toMatchObject({ refusal: null });
  said.mockRestore();
  room.stage.dispose();
});

test("a reload finds name, leader and look again; refused storage is told", async () => {
  const before = open();
  before.hear({ kind: "lead", presenterId: me, stageId });
  await before.ask({ kind: "cover", cover: { kind: "black" } });
  await before.ask({ kind: "reveal", predictionId: "exhaustion", on: true });
  before.stage.dispose();
  expect(before.store.has(stageKey)).toBe(true);
  const after = open(before.store);
  await vi.advanceTimersByTimeAsync(300);
  expect(after.states().at(-1)).toMatchObject({
    stageId,
    leaderId: me,
    state: { show: { cover: { kind: "black" }, revealed: ["exhaustion"] } },
  });
  after.stage.dispose();
  const forgetful = open(new Map(), true);
  await vi.advanceTimersByTimeAsync(300);
  expect(forgetful.states().at(-1)).toMatchObject({ state: { keeps: false } });
  forgetful.stage.dispose();
});

test("a copied tab takes another name than its original, which keeps its own", async () => {
  const original = open();
  await vi.advanceTimersByTimeAsync(10_000);
  const copy = open(original.store, false, copyId);
  await vi.advanceTimersByTimeAsync(0);
  const asOriginal = copy.states().at(-1);
  if (!asOriginal) throw new Error("the copy said nothing");
  original.hear(asOriginal);
  copy.hear(asOriginal);
  await vi.advanceTimersByTimeAsync(300);
  expect(original.states().at(-1)).toMatchObject({ stageId });
  expect(asOriginal).toMatchObject({ stageId });
  expect(copy.states().at(-1)).toMatchObject({ stageId: copyId, leaderId: null });
  original.stage.dispose();
  copy.stage.dispose();
});
