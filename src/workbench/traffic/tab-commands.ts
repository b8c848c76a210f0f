import type { ActorCommand } from "../../contract/scenario.ts";
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

/** @param text what to send, for the verb that sends */
export function toCommand(verb: TabVerb, { tab, path }: TabSnapshot, text: string): ActorCommand {
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
