import type { Check, Finding } from "../../src/checks/check.ts";
import { buildScenario, closeTabs, openTabs, sendFrom } from "../../src/checks/scenario-builder.ts";
import { everybodyLeaves, sendersOf, tabsOpenedIn } from "../../src/checks/scenario-queries.ts";
import { inUseAt, messagesOf, startOf } from "../../src/checks/trace-queries.ts";
import type { TraceEvent } from "../../src/contract/trace-event.ts";
import { afterTheyAskedMs, beforeTheyAskMs, everyMember, openMembers, quietMembers } from "./quiet-members.ts";
import { isGreeting, isUnread } from "./replies.ts";

const strangers = buildScenario({
  name: "6 strangers open, one after the other",
  steps: [openTabs(everyMember, { atMs: 0, everyMs: 1_000, path: "/ws?ticket=found-it" })],
  endMs: 16_000,
});

/** Statements take half a second here, so that tabs 4 and 5 leave in the middle of theirs. */
const leavers = buildScenario({
  name: "5 members leave: by a close, by a cable, and in the middle of a query",
  steps: [
    openMembers(5),
    sendFrom({ from: 1, to: 1 }, { atMs: 3_000, text: "unread" }),
    closeTabs({ from: 1, to: 2 }, { atMs: 5_000 }),
    [{ atMs: 5_100, command: { kind: "pull-cable", tab: 3 } }],
    sendFrom({ from: 4, to: 5 }, { atMs: 6_000, text: "unread" }),
    closeTabs({ from: 4, to: 4 }, { atMs: 6_100 }),
    [{ atMs: 6_100, command: { kind: "pull-cable", tab: 5 } }],
  ],
  endMs: 14_000,
  database: { statementMs: 500 },
});

const strangersGoneMs = 15_000;
const leaversGoneMs = 12_000;

const finding = (passed: boolean, seen: string, atMs: number | null): Finding =>
  passed ? { outcome: "passed", seen } : { outcome: "failed", seen, atMs };

/** Closed by the server as an offence against its policy, or not let in at all. */
const isTurnedAway = (event: TraceEvent): boolean =>
  event.kind === "tab-refused" || (event.kind === "tab-closed" && event.by === "server" && event.code === 1008);

const turnedAway = (trace: readonly TraceEvent[]): number =>
  new Set(trace.flatMap((event) => ("tab" in event && isTurnedAway(event) ? [event.tab] : []))).size;

export const checks: readonly Check[] = [
  {
    id: "six-members-on-five-connections",
    title: "6 members on a pool of 5 are all let in and answered",
    expected: "6 of 6 greeted by name, 6 of 6 told their own count a minute later",
    scenario: quietMembers,
    judge({ scenario, trace }) {
      const opened = tabsOpenedIn(scenario);
      const asking = sendersOf(scenario, "unread");
      const greeted = opened.filter((tab) => messagesOf(trace, tab).some((text) => isGreeting(text, tab)));
      const told = asking.filter(({ tab, atMs }) => messagesOf(trace, tab, atMs).some((text) => isUnread(text, tab)));
      const seen = `${greeted.length} of ${opened.length} greeted, ${told.length} of ${asking.length} told`;
      const knownMs = greeted.length < opened.length ? beforeTheyAskMs : afterTheyAskedMs;
      return finding(greeted.length === opened.length && told.length === asking.length, seen, startOf(trace) + knownMs);
    },
  },
  {
    id: "silence-holds-nothing",
    title: "A member who says nothing holds no connection",
    expected: "0 in use before anybody asks, and 0 once everybody has asked",
    scenario: quietMembers,
    judge({ trace }) {
      const [before, after] = [inUseAt(trace, beforeTheyAskMs), inUseAt(trace, afterTheyAskedMs)];
      const seen = `${before} in use before they ask, ${after} after`;
      return finding(before + after === 0, seen, startOf(trace) + (before > 0 ? beforeTheyAskMs : afterTheyAskedMs));
    },
  },
  {
    id: "strangers-take-nothing",
    title: "A stranger is turned away, and takes no connection along",
    expected: "6 of 6 closed with 1008 or refused, 0 in use afterwards",
    scenario: strangers,
    judge({ scenario, trace }) {
      const opened = tabsOpenedIn(scenario).length;
      const [away, inUse] = [turnedAway(trace), inUseAt(trace, strangersGoneMs)];
      const seen = `${away} of ${opened} turned away, ${inUse} in use afterwards`;
      return finding(away === opened && inUse === 0, seen, startOf(trace) + strangersGoneMs);
    },
  },
  {
    id: "leavers-give-back",
    title: "However a member leaves, the connection comes back",
    expected: "0 in use once all have left",
    scenario: leavers,
    judge({ scenario, trace }) {
      if (!everybodyLeaves(scenario)) return finding(true, "somebody stays", null);
      const inUse = inUseAt(trace, leaversGoneMs);
      return finding(inUse === 0, `${inUse} in use after all have left`, startOf(trace) + leaversGoneMs);
    },
  },
];
