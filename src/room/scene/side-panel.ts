import { effect, signal } from "@preact/signals";
import { currentLesson } from "../../lesson/current-lesson.ts";
import type { OpenLesson } from "../../lesson/open-lesson.ts";

export const sidePanels = ["timeline", "traffic", "checks", "generators", "log"] as const;
export type SidePanel = (typeof sidePanels)[number];

/** What stands beside the code; `html[data-side]` tells the style sheet. */
export const sidePanel = signal<SidePanel>("timeline");

/** Brings forward what was just asked for: the verdicts of a Check, the question of a scenario, the course of a run. */
export function followLesson(): () => void {
  const root = document.documentElement;
  const stopTelling = effect(() => {
    root.dataset.side = sidePanel.value;
  });
  const stopFollowing = effect(() => {
    const lesson = currentLesson.value;
    return lesson ? follow(lesson) : undefined;
  });
  return () => {
    stopTelling();
    stopFollowing();
    delete root.dataset.side;
  };
}

function follow(lesson: OpenLesson): () => void {
  const turns = [
    whenever(() => lesson.checkRuns.progress.value !== null, "checks"),
    whenever(() => lesson.predictions.state.value.kind === "asked", "timeline"),
    whenever(() => lesson.scenarios.state.value.kind === "playing", "timeline"),
    // A Run begun from the traffic leaves it in place: tabs are opened there next.
    whenever(
      () => lesson.status.value.kind === "starting",
      "timeline",
      (shown) => shown === "checks",
    ),
  ];
  return () => {
    for (const stop of turns) stop();
  };
}

/** Turns to a panel each time that something begins to hold. */
function whenever(holds: () => boolean, panel: SidePanel, from: (shown: SidePanel) => boolean = () => true) {
  let held = true;
  return effect(() => {
    const now = holds();
    if (now && !held && from(sidePanel.peek())) sidePanel.value = panel;
    held = now;
  });
}
