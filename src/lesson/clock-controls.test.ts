import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import type { Pace } from "../contract/harness-protocol.ts";
import { clockControls } from "./clock-controls.ts";
import type { OpenLesson } from "./open-lesson.ts";

const clockAt = (pace: Pace, kind: "running" | "not-started" = "running") => {
  const paces: Pace[] = [];
  const lesson = {
    clock: signal({ atMs: 0, pace }),
    status: signal({ kind } as OpenLesson["status"]["value"]),
    setPace: (next: Pace) => void paces.push(next),
    step: () => undefined,
  };
  return { lesson, paces };
};

test("Resume goes on as fast as time went before it was paused", () => {
  const lastRate = { current: 1 };
  clockControls(clockAt({ kind: "live", rate: 60 }).lesson, lastRate).pause.onClick();
  const { lesson, paces } = clockAt({ kind: "paused" });
  const { pause, step } = clockControls(lesson, lastRate);
  expect([pause.children, pause.disabled, step.disabled]).toEqual(["Resume", false, false]);
  pause.onClick();
  expect(paces).toEqual([{ kind: "live", rate: 60 }]);
});

test("a clock without a server can be set, and neither paused nor stepped", () => {
  const { lesson, paces } = clockAt({ kind: "live", rate: 10 }, "not-started");
  const { pause, step, rates } = clockControls(lesson, { current: 1 });
  expect([pause.disabled, step.disabled]).toEqual([true, true]);
  expect(rates.map((rate) => [rate.children, rate["aria-pressed"]])).toEqual([
    ["x1", false],
    ["x10", true],
    ["x60", false],
  ]);
  rates[2]?.onClick();
  expect(paces).toEqual([{ kind: "live", rate: 60 }]);
});
