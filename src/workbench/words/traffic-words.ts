import type { RequestSnapshot, TabSnapshot } from "../../trace/traffic-snapshot.ts";
import { oneLine } from "./shorten.ts";

/** What the user of a tab would say of it. */
export function tabWords(tab: TabSnapshot): string {
  switch (tab.state) {
    case "connecting":
      return "connecting";
    case "open":
      return "open";
    case "waiting":
      return "waits for an answer";
    case "refused":
      return "refused";
    case "closed":
      return tab.close ? `closed ${tab.close.code}` : "closed";
    case "vanished":
      return "vanished";
    case "asleep":
      return "fell asleep";
  }
}

/** Whether a tab still has a socket to send on or to close. */
export const isConnected = ({ state }: TabSnapshot): boolean =>
  state === "open" || state === "waiting" || state === "connecting";

export const lastMessage = (tab: TabSnapshot): string =>
  tab.lastReceived === null ? "nothing received" : oneLine(tab.lastReceived, 40);

export function requestWords({ outcome }: RequestSnapshot): string {
  switch (outcome.kind) {
    case "pending":
      return "waits for an answer";
    case "answered":
      return `${outcome.status} ${oneLine(outcome.body, 60)}`.trim();
    case "failed":
      return oneLine(outcome.message, 60);
  }
}
