import type { TrafficAction } from "../contract/sandbox.ts";
import { isConnected } from "../trace/traffic-snapshot.ts";
import type { OpenLesson } from "./open-lesson.ts";

/** Does what one of the sandbox's own buttons promises. */
export function act(
  lesson: Pick<OpenLesson, "traffic" | "leavePast" | "openTabs" | "request" | "sendTraffic">,
  action: TrafficAction,
): void {
  switch (action.kind) {
    case "open-tabs":
      lesson.openTabs(action.count);
      break;
    case "request":
      lesson.request("GET", action.path);
      break;
    case "send-to-all":
      // Those of now: who was there in the past that is on show may have left.
      lesson.leavePast();
      // Whoever is still on the way is asked too, once it is there: a tab left out in silence would look like a fault.
      for (const tab of lesson.traffic.value.tabs)
        if (isConnected(tab))
          lesson.sendTraffic({ kind: "send", tab: tab.tab, text: action.text, whileConnecting: "hold" });
  }
}

const openTab: TrafficAction = { label: "Open tab", kind: "open-tabs", count: 1 };

/** The sandbox's own buttons, and before them one tab more where its server takes any. */
export function actionsOf(own: readonly TrafficAction[]): readonly TrafficAction[] {
  const takesTabs = own.some(({ kind }) => kind !== "request");
  return takesTabs ? [openTab, ...own.filter(({ label }) => label !== openTab.label)] : own;
}

/** The first path that the lesson's own buttons ask for. */
export const firstPath = (own: readonly TrafficAction[]): string =>
  own.flatMap((action) => (action.kind === "request" ? [action.path] : []))[0] ?? "/";

/** What the lesson's server is known to understand. */
export const knownTexts = (own: readonly TrafficAction[]): readonly string[] =>
  own.flatMap((action) => (action.kind === "send-to-all" ? [action.text] : []));
