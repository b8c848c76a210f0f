import type { Check, Finding } from "../../src/checks/check.ts";
import { tabsOpenedIn } from "../../src/checks/scenario-queries.ts";
import { inUseAt, messagesOf, startOf } from "../../src/checks/trace-queries.ts";
import { badMessages, halfOpen, impatientLeavers, politeLeavers } from "./check-scenarios.ts";
import { membersTold, tabsThereAt } from "./presence.ts";

const finding = (passed: boolean, seen: string, atMs: number | null): Finding =>
  passed ? { outcome: "passed", seen } : { outcome: "failed", seen, atMs };

/** The room's own count beside the tabs that are there, at the scenario's last GET /members. */
function judgeCount({ scenario, trace }: Parameters<Check["judge"]>[0], leases: number | null): Finding {
  const asked = scenario.steps.findLast(({ command }) => command.kind === "request");
  if (asked?.command.kind !== "request") return finding(true, "nobody asked", null);
  const there = tabsThereAt(trace, asked.atMs);
  const told = membersTold(trace, asked.command.requestId);
  const counted = told === null ? "no count" : `${told} counted`;
  const held = leases === null ? "" : `, ${leases} in use`;
  return finding(told === there && !leases, `${counted}, ${there} there${held}`, startOf(trace) + asked.atMs);
}

export const checks: readonly Check[] = [
  {
    id: "whoever-leaves-is-gone",
    title: "Whoever leaves is gone, whatever the close code",
    expected: "1 counted, 1 there: neither 1000, 1001, 4001 nor 1006 leaves a member behind",
    scenario: politeLeavers,
    judge: (evidence) => judgeCount(evidence, null),
  },
  {
    id: "impatience-leaves-nothing",
    title: "Whoever leaves before the welcome leaves no member and no connection behind",
    expected: "4 counted, 4 there, 0 in use",
    scenario: impatientLeavers,
    judge: (evidence) => judgeCount(evidence, inUseAt(evidence.trace, 7_000)),
  },
  {
    id: "errors-leave-nothing",
    title: "A message that makes the handler fail leaves no ghost",
    expected: "as many counted as are there, 0 in use",
    scenario: badMessages,
    judge: (evidence) => judgeCount(evidence, inUseAt(evidence.trace, 5_000)),
  },
  {
    id: "silence-is-noticed",
    title: "A tab that is gone without a word is noticed within a minute",
    expected: "2 counted, 2 there, 68 s after tab 3 fell silent",
    scenario: halfOpen,
    judge: (evidence) => judgeCount(evidence, null),
  },
  {
    id: "the-living-stay",
    title: "Tabs that are there stay, and are answered",
    expected: "2 of 2 welcomed and still open after 100 s, every message answered",
    scenario: halfOpen,
    judge({ scenario, trace }) {
      const silent = new Set(
        scenario.steps.flatMap(({ command }) => (command.kind === "fall-asleep" ? [command.tab] : [])),
      );
      const living = tabsOpenedIn(scenario).filter((tab) => !silent.has(tab));
      const closed = living.filter((tab) =>
        trace.some((event) => (event.kind === "tab-closed" || event.kind === "tab-refused") && event.tab === tab),
      );
      const heard = (tab: number, name: string) => messagesOf(trace, tab).filter((text) => text.includes(`"${name}"`));
      const welcomed = living.filter((tab) => heard(tab, "welcome").length > 0);
      const saying = scenario.steps.filter(({ command }) => command.kind === "send").length;
      const answered = living.reduce((sum, tab) => sum + heard(tab, "said").length, 0);
      const seen = `${welcomed.length} of ${living.length} welcomed, ${closed.length} closed, ${answered} of ${saying} answered`;
      const passed = welcomed.length === living.length && closed.length === 0 && answered === saying;
      return finding(passed, seen, startOf(trace) + scenario.endMs);
    },
  },
];
