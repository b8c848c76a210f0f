import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import type { PlayableScenario } from "../../contract/sandbox.ts";
import { initialTimeline, type TimelineState } from "../../trace/timeline/timeline-state.ts";
import type { ScenarioEnding, ScenarioState } from "../scenarios/scenario-desk.ts";
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

function openDesk(store: Storage | null = memoryStorage(), visitStore: Storage | null = memoryStorage()) {
  const played: string[] = [];
  const state = signal<ScenarioState>({ kind: "none" });
  const timeline = signal<TimelineState>(initialTimeline);
  let edited = false;
  const desk = createPredictionDesk({
    slug: "leak",
    store,
    visitStore,
    timeline,
    scenarios: {
      list: [scenario],
      state,
      async play(id) {
        played.push(id);
        // A fresh server ends what was played on the former one.
        const { value } = state;
        if (value.kind === "playing")
          state.value = { kind: "ended", id, startedAtMs: value.startedAtMs, endedAtMs: 5_000, by: "replaced" };
        state.value = { kind: "none" };
      },
    },
    isEdited: () => edited,
  });
  return {
    ...{ desk, played, state, timeline },
    edit: () => {
      edited = true;
    },
    begin: () => {
      state.value = { kind: "playing", id: "tabs", startedAtMs: 0, endsAtMs: 60_000 };
    },
    end: (endedAtMs: number, by: ScenarioEnding = "played") => {
      state.value = { kind: "ended", id: "tabs", startedAtMs: 0, endedAtMs, by };
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

test("who ran without predicting is not asked again in this visit, a reload included, and may predict after all", () => {
  const visit = memoryStorage();
  const before = openDesk(memoryStorage(), visit);
  before.desk.choose("tabs");
  before.desk.runWithout();
  expect(before.desk.state.value.kind).toBe("skipped");
  const after = openDesk(memoryStorage(), visit);
  after.desk.choose("tabs");
  expect([...before.played, ...after.played]).toEqual(["tabs", "tabs"]);
  expect(after.desk.state.value.kind).toBe("skipped");
  after.desk.askAgain();
  expect(after.desk.state.value.kind).toBe("asked");
  after.desk.answer(0);
  after.desk.commit();
  expect(after.desk.state.value.kind).toBe("committed");
  expect(visit.kept).toEqual({});
  expect(openDesk(memoryStorage(), memoryStorage()).desk.state.value.kind).toBe("none");
});

test("a scenario played to its end is compared", () => {
  const { desk, end, edit } = openDesk();
  edit();
  desk.choose("tabs");
  desk.sketch(new Array<number>(curvePoints).fill(0));
  desk.commit();
  expect(desk.state.value).toMatchObject({ outcome: null });
  end(60_000);
  expect(desk.state.value).toMatchObject({ outcome: { difference: { kind: "within", by: 0 }, edited: true } });
});

test("a scenario that was cut short is compared as far as it went, and no further", () => {
  const { desk, end } = openDesk();
  desk.choose("tabs");
  desk.sketch(Array.from({ length: curvePoints }, (_, point) => (point <= 20 ? 0 : 12)));
  desk.commit();
  end(20_000, "stopped");
  expect(desk.state.value).toMatchObject({
    outcome: { difference: { kind: "within", by: 0 }, playedMs: 20_000, by: "stopped" },
  });
  end(21_000, "server-ended");
  expect(desk.state.value).toMatchObject({ outcome: { difference: { kind: "none-in-use", drawn: 12 } } });
  end(900, "server-stopped");
  expect(desk.state.value).toMatchObject({ outcome: { difference: null, by: "server-stopped" } });
});

test("what came of it stays when another run takes its place, and is none of the next play's", () => {
  const { desk, begin, end, state } = openDesk();
  desk.choose("tabs");
  desk.sketch(new Array<number>(curvePoints).fill(3));
  desk.commit();
  begin();
  end(20_000, "replaced");
  state.value = { kind: "none" };
  expect(desk.state.value).toMatchObject({ outcome: { playedMs: 20_000, by: "replaced" } });
  desk.choose("tabs");
  begin();
  expect(desk.state.value).toMatchObject({ outcome: null });
  desk.choose("tabs");
  expect(desk.state.value).toMatchObject({ outcome: null });
});

test("a store that is forbidden, full or forged costs no more than being asked anew", () => {
  for (const store of [
    null,
    refusing,
    memoryStorage({ "watertight:predictions:leak": "{", "watertight:unpredicted:leak": "{" }),
    memoryStorage({ "watertight:predictions:leak": '{"tabs":{"answer":-1,"curve":[1,2]},"other":{"answer":1}}' }),
  ]) {
    const { desk, played } = openDesk(store, store);
    desk.choose("tabs");
    expect(desk.state.value.kind).toBe("asked");
    desk.answer(0);
    desk.commit();
    expect(played).toEqual(["tabs"]);
  }
});
