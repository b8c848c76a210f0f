/** What a trainer's window says in words. */

import type { Activity } from "../../content/trainer/activity.ts";
import type { Refusal, StageState } from "../../contract/room-protocol.ts";

const refusals: Record<Refusal, string> = {
  "not-leading": "Not done: another presenter window leads the projected page. Take over first.",
  "no-such-section":
    "Not done: the projected page has no such section. It may show another lesson, or an older version: reload both windows.",
  "no-such-scenario": "Not done: the projected page has no such scenario. Reload both windows.",
  "no-such-traffic": "Not done: the projected page has no such traffic button. Reload both windows.",
  "no-such-file": "Not done: the projected page has no such file.",
  "no-such-prediction": "Not done: the projected page has no such prediction. Reload both windows.",
  "no-server": "Not done: no server is running there. Press Run first.",
  "link-too-long":
    "No link: the code on the screen is too long for one. Let everybody open the lesson itself, and paste the code.",
  failed: "Not done: the projected page met an error of its own, which its console tells. Reload it; nothing is lost.",
};
export const refusalWords = (refusal: Refusal): string => refusals[refusal];

const servers: Readonly<Record<string, string>> = {
  "not-started": "not started",
  starting: "starting",
  running: "running",
  "start-failed": "did not start",
  exited: "ended",
  "engine-failed": "the engine failed",
};
export const serverWords = (server: string): string => servers[server] ?? server;

export function paceWords(pace: StageState["pace"]): string {
  return pace.kind === "paused" ? "paused" : `×${pace.rate}`;
}

export const verdictWords: Record<StageState["checks"][number]["verdict"], readonly [mark: string, word: string]> = {
  "not-run": ["○", "not run"],
  running: ["…", "running"],
  passed: ["✓", "passed"],
  failed: ["✕", "failed"],
  "not-judged": ["?", "not judged"],
};

/** As many minutes as a person would say. */
export const minuteWords = (seconds: number): string => {
  if (seconds < 90) return `${Math.max(5, Math.round(seconds / 5) * 5)} s`;
  return `${Math.round(seconds / 30) / 2} min`.replace(".5", "½");
};

/** What there is to do, where no button does it. */
export function activityWords(activity: Activity): string {
  switch (activity.kind) {
    case "vote":
      return "Vote by raised hands";
    case "discuss":
      return `Neighbours talk over ${activity.about}`;
    case "run":
      return "Run";
    case "scenario":
      return `Play the scenario at ×${activity.pace}`;
    case "traffic":
      return activity.watchSeconds > 0
        ? `${activity.press}, then watch ${activity.watchSeconds} s at ×${activity.pace}`
        : activity.press;
    case "check":
      return "Check";
    case "edit":
      return `Change ${activity.what}`;
    case "exercise":
      return `Everybody alone: ${activity.task}`;
    default:
      return activity satisfies never;
  }
}
