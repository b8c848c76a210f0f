import type { ActorCommand } from "../../contract/scenario.ts";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { isConnected, type TabSnapshot } from "../../trace/traffic-snapshot.ts";

/** What one can do with a tab. */
export type TabVerb = "send" | "pull-cable" | "fall-asleep" | "close" | "reopen";

/** Whether a tab in that state can do it. */
export const can = (verb: TabVerb, tab: TabSnapshot): boolean => {
  switch (verb) {
    case "send":
      return tab.state === "open" || tab.state === "waiting";
    case "reopen":
      return !isConnected(tab);
    case "pull-cable":
    case "fall-asleep":
    case "close":
      return isConnected(tab);
  }
};

/** Has those of the tabs do it that can now, whatever they could at a moment of the past that was on show. */
export function command(
  lesson: Pick<OpenLesson, "leavePast" | "traffic" | "sendTraffic">,
  verb: TabVerb,
  numbers: ReadonlySet<number>,
  text = "",
): void {
  lesson.leavePast();
  for (const tab of lesson.traffic.value.tabs)
    if (numbers.has(tab.tab) && can(verb, tab)) lesson.sendTraffic(toCommand(verb, tab, text));
}

/** @param text what to send, for the verb that sends */
function toCommand(verb: TabVerb, { tab, path }: TabSnapshot, text: string): ActorCommand {
  switch (verb) {
    case "send":
      return { kind: "send", tab, text };
    case "pull-cable":
      return { kind: "pull-cable", tab };
    case "fall-asleep":
      return { kind: "fall-asleep", tab };
    case "close":
      // "Going away" is what a browser sends when its tab is closed.
      return { kind: "close-tab", tab, code: 1001, reason: "" };
    case "reopen":
      return { kind: "open-tab", tab, path };
  }
}
