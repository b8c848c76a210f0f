import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import type { PlayableScenario } from "../../contract/sandbox.ts";
import { initialTimeline, type TimelineState } from "../../trace/timeline/timeline-state.ts";
import type { ScenarioState } from "../scenarios/scenario-desk.ts";
import { curvePoints } from "./curve.ts";
import { createPredictionDesk } from "./prediction-desk.ts";

const scenario = {
  id: "tabs",
  label: "Tabs",
  scenario: { endMs: 60_000 },
  prediction: null,
} as unknown as PlayableScenario;

function memoryStorage(kept: Record<string, string> = {}): Storage & { kept: Record<string, string> } {
  return {
    kept,
    getItem: (key: string) => kept[key] ?? null,
    setItem: (key: string, value: string) => {
      kept[key] = value;
    },
    removeItem: (key: string) => {
      delete kept[key];
    },
  } as Storage & { kept: Record<string, string> };
}

const refusing = {
  getItem: () => {
    throw new Error("forbidden");
  },
  setItem: () => {
    throw new Error("full");
  },
} as unknown as Storage;

function openDesk(store: Storage | null = memoryStorage()) {
  const played: string[] = [];
  const state = signal<ScenarioState>({ kind: "none" });
  const timeline = signal<TimelineState>(initialTimeline);
  let edited = false;
  const desk = createPredictionDesk({
    slug: "leak",
    store,
    timeline,
    scenarios: { list: [scenario], state, play: async (id) => void played.push(id) },
    isEdited: () => edited,
  });
  return {
    ...{ desk, played, state, timeline },
    edit: () => {
      edited = true;
    },
    end: (endedAtMs: number) => {
      state.value = { kind: "ended", id: "tabs", startedAtMs: 0, endedAtMs };
    },
  };
}

test("a scenario that was never predicted is asked about, and plays once somebody has committed", () => {
  const { desk, played } = openDesk();
  desk.choose("tabs");
  expect(desk.state.value.kind).toBe("asked");
  desk.commit();
  expect(played).toEqual([]);
  desk.answer(1);
  desk.commit();
  expect(played).toEqual(["tabs"]);
  expect(desk.state.value).toMatchObject({ kind: "committed", prediction: { answer: 1 }, outcome: null });
});

test("what is committed cannot be changed any more", () => {
  const { desk } = openDesk();
  desk.choose("tabs");
  desk.answer(1);
  desk.commit();
  desk.answer(0);
  desk.sketch(null);
  expect(desk.state.value).toMatchObject({ prediction: { answer: 1 } });
});

test("a reload knows that a scenario was predicted, until it is to be predicted again", () => {
  const store = memoryStorage();
  const before = openDesk(store);
  before.desk.choose("tabs");
  before.desk.answer(2);
  before.desk.commit();
  const after = openDesk(store);
  after.desk.choose("tabs");
  expect(after.played).toEqual(["tabs"]);
  expect(after.desk.state.value).toMatchObject({ kind: "committed", prediction: { answer: 2 } });
  after.desk.askAgain();
  expect(after.desk.state.value).toMatchObject({ kind: "asked", draft: { answer: null, curve: null } });
  expect(store.kept).toEqual({});
});

test("who ran without predicting is not asked again in this visit", () => {
  const { desk, played } = openDesk();
  desk.choose("tabs");
  desk.runWithout();
  desk.choose("tabs");
  expect(played).toEqual(["tabs", "tabs"]);
});

test("a scenario played to its end is compared; one that was stopped is not", () => {
  const { desk, end, edit } = openDesk();
  edit();
  desk.choose("tabs");
  desk.sketch(new Array<number>(curvePoints).fill(0));
  desk.commit();
  end(20_000);
  expect(desk.state.value).toMatchObject({ outcome: null });
  end(60_000);
  expect(desk.state.value).toMatchObject({ outcome: { difference: { kind: "within", by: 0 }, edited: true } });
});

test("a store that is forbidden, full or forged costs no more than being asked anew", () => {
  for (const store of [
    null,
    refusing,
    memoryStorage({ "watertight:predictions:leak": "{" }),
    memoryStorage({ "watertight:predictions:leak": '{"tabs":{"answer":-1,"curve":[1,2]},"other":{"answer":1}}' }),
  ]) {
    const { desk, played } = openDesk(store);
    desk.choose("tabs");
    expect(desk.state.value.kind).toBe("asked");
    desk.answer(0);
    desk.commit();
    expect(played).toEqual(["tabs"]);
  }
});
