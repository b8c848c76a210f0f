import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Scenario, ScenarioStep } from "../../contract/scenario.ts";
import { buildScenario, closeTabs, getAt, openTabs, sendFrom } from "../scenario-builder.ts";
import { actorsOf, isSeparable } from "./schedule-units.ts";
import { type ShrinkRequest, shrinkScenario } from "./shrink-scenario.ts";

type Judge = (steps: readonly ScenarioStep[], endMs: number) => boolean;

const always = () => true;

/** Shrinks with a judgement that is known at `knownMs` of any scenario. */
const shrink = (scenario: Scenario, fails: Judge, { knownMs = 0, mayTry = always }: ShrinkOptions = {}) =>
  shrinkScenario<"failed">({
    scenario,
    failure: "failed",
    tryOut: async ({ steps, endMs }) => (fails(steps, endMs) ? "failed" : null),
    knownAtMs: () => knownMs,
    mayTry,
  });

interface ShrinkOptions {
  readonly knownMs?: number;
  readonly mayTry?: ShrinkRequest<"failed">["mayTry"];
}

const open31 = buildScenario({
  name: "31 tabs open, ask and leave",
  steps: [
    openTabs({ from: 1, to: 31 }, { atMs: 0, everyMs: 30, path: "/ws" }),
    sendFrom({ from: 1, to: 31 }, { atMs: 2_000, text: "count" }),
    closeTabs({ from: 1, to: 31 }, { atMs: 9_000 }),
    getAt("/ping", [100, 200]),
  ],
  endMs: 60_000,
});

const tabsThat = (kind: ScenarioStep["command"]["kind"]) => (steps: readonly ScenarioStep[]) =>
  steps.filter(({ command }) => command.kind === kind).length;

describe("the shortest schedule", () => {
  it("of a failure that needs no traffic is empty, and is found at the first try", async () => {
    const { scenario, tried } = await shrink(open31, () => true);
    expect(scenario).toMatchObject({ steps: [], endMs: 0 });
    expect(tried).toBe(2);
  });

  it("keeps as many tabs as the failure needs, with low numbers, and none of what else they do", async () => {
    const { scenario, minimal } = await shrink(open31, (steps) => tabsThat("open-tab")(steps) >= 30);
    expect(scenario.steps.map(({ command }) => command.kind)).toEqual(Array(30).fill("open-tab"));
    expect(actorsOf(scenario.steps).map(({ id }) => id)).toEqual(
      Array.from({ length: 30 }, (_, tab) => `tab ${tab + 1}`),
    );
    expect(minimal).toBe(true);
  });

  it("keeps one tab's course where one is enough", async () => {
    const { scenario, tried } = await shrink(
      open31,
      (steps) => steps.some(({ command }) => command.kind === "close-tab" && command.tab === 7),
      { knownMs: 20_000 },
    );
    expect(scenario.steps).toMatchObject([
      { command: { kind: "open-tab", tab: 7 } },
      { command: { kind: "close-tab" } },
    ]);
    expect(scenario.endMs).toBe(20_000);
    expect(tried).toBeLessThan(60);
  });

  it("ends no earlier than the failure can be known, and no earlier than it can be told", async () => {
    const told = await shrink(open31, (steps, endMs) => steps.length > 0 && endMs >= 33_004, { knownMs: 30_900 });
    expect(told.scenario.endMs).toBe(34_000);
    const early = await shrink(open31, () => true, { knownMs: 70_000 });
    expect(early.scenario).toEqual(open31);
  });

  it("is the best so far when the budget ends, and says that it may not be the last word", async () => {
    const fails: Judge = (steps) => tabsThat("open-tab")(steps) >= 13;
    const { scenario, minimal, tried } = await shrink(open31, fails, { mayTry: (count) => count < 4 });
    expect(tried).toBe(4);
    expect(minimal).toBe(false);
    expect(fails(scenario.steps, scenario.endMs)).toBe(true);
    expect(scenario.steps.length).toBeLessThan(open31.steps.length);
  });
});

const scenarios = fc
  .record({
    tabs: fc.array(fc.record({ sends: fc.integer({ min: 0, max: 3 }), closes: fc.boolean() }), { maxLength: 9 }),
    requests: fc.integer({ min: 0, max: 3 }),
  })
  .map(({ tabs, requests }) =>
    buildScenario({
      name: "any",
      steps: [
        ...tabs.map(({ sends, closes }, index) => {
          const one = { from: index + 1, to: index + 1 };
          return [
            ...openTabs(one, { atMs: index * 100, path: "/ws" }),
            ...Array.from({ length: sends }, (_, n) =>
              sendFrom(one, { atMs: 2_000 + n * 500, text: `${n % 2}` }),
            ).flat(),
            ...(closes ? closeTabs(one, { atMs: 5_000 }) : []),
          ];
        }),
        getAt(
          "/ping",
          Array.from({ length: requests }, (_, n) => 1_000 + n),
        ),
      ],
      endMs: 10_000,
    }),
  );

/** Holds for the whole schedule, and for whichever smaller ones the salt says: monotone or not. */
const judges = fc.record({ salt: fc.integer(), share: fc.integer({ min: 1, max: 9 }), needed: fc.nat(6) });
const toJudge = (whole: Scenario, { salt, share, needed }: { salt: number; share: number; needed: number }): Judge => {
  return (steps) => {
    if (steps.length === whole.steps.length) return true;
    if (steps.length < needed) return false;
    let hash = salt | 0;
    for (const letter of JSON.stringify(steps)) hash = (Math.imul(hash, 31) + letter.charCodeAt(0)) | 0;
    return Math.abs(hash) % 10 < share;
  };
};

describe("of any schedule and any program", () => {
  it("the result fails, is a part of the schedule, and can be found again", async () => {
    await fc.assert(
      fc.asyncProperty(scenarios, judges, fc.integer({ min: 0, max: 80 }), async (whole, salted, budget) => {
        const fails = toJudge(whole, salted);
        const mayTry = (tried: number) => tried < budget;
        const result = await shrink(whole, fails, { mayTry });
        expect(fails(result.scenario.steps, result.scenario.endMs)).toBe(true);
        expect(whole.steps.filter((step) => result.scenario.steps.includes(step))).toEqual(result.scenario.steps);
        expect(result.scenario.endMs).toBeLessThanOrEqual(whole.endMs);
        expect(result.tried).toBeLessThanOrEqual(budget);
        expect(await shrink(whole, fails, { mayTry })).toEqual(result);
      }),
    );
  });

  it("with budget enough nothing more can be left out of it", async () => {
    await fc.assert(
      fc.asyncProperty(scenarios, judges, async (whole, salted) => {
        const fails = toJudge(whole, salted);
        const { scenario, minimal } = await shrink(whole, fails);
        expect(minimal).toBe(true);
        const { steps } = scenario;
        const smaller = [
          ...actorsOf(steps).map((actor) => steps.filter((step) => !actor.steps.includes(step))),
          ...steps.filter(isSeparable).map((gone) => steps.filter((step) => step !== gone)),
        ];
        expect(smaller.filter((candidate) => fails(candidate, whole.endMs))).toEqual([]);
      }),
    );
  });
});
