import type { TrafficAction } from "../../contract/sandbox.ts";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { can, toCommand } from "./tab-commands.ts";

/** Does what one of the sandbox's own buttons promises. */
export function act(lesson: OpenLesson, action: TrafficAction): void {
  switch (action.kind) {
    case "open-tabs":
      lesson.openTabs(action.count);
      break;
    case "request":
      lesson.request("GET", action.path);
      break;
    case "send-to-all":
      for (const tab of lesson.traffic.value.tabs)
        if (can("send", tab)) lesson.sendTraffic(toCommand("send", tab, action.text));
  }
}

const standing: readonly TrafficAction[] = [
  { label: "Open tab", kind: "open-tabs", count: 1 },
  { label: "Open 31 tabs", kind: "open-tabs", count: 31 },
  { label: "GET /ping", kind: "request", path: "/ping" },
];

/** The buttons that every lesson has, and its own. */
export const actionsOf = (own: readonly TrafficAction[]): readonly TrafficAction[] => [
  ...standing,
  ...own.filter((action) => !standing.some(({ label }) => label === action.label)),
];

/** What the lesson's server is known to understand. */
export const knownTexts = (own: readonly TrafficAction[]): readonly string[] =>
  own.flatMap((action) => (action.kind === "send-to-all" ? [action.text] : []));
