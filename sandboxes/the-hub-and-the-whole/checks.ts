import type { Check, Evidence, Finding } from "../../src/checks/check.ts";
import { leaseTimes, longestLease } from "../../src/checks/lease-times.ts";
import { buildScenario, closeTabs, getAt, sendFrom } from "../../src/checks/scenario-builder.ts";
import { sendersOf, tabsOpenedIn } from "../../src/checks/scenario-queries.ts";
import { messagesOf, startOf, toSeconds } from "../../src/checks/trace-queries.ts";
import { isGreeting, join, onGoodLines, saysText } from "./evening.ts";
import { countsOf } from "./room-counts.ts";

const one = { from: 1, to: 1 };
const heardWithinMs = 3_000;
const greetedWithinMs = 1_000;
const longestAllowedMs = 500;

const together = buildScenario({
  name: "10 tabs join one room at once, and one of them speaks",
  steps: [
    join([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], { atMs: 0 }),
    getAt("/rooms/lobby", [2_000]),
    sendFrom(one, { atMs: 3_000, text: "hello" }),
  ],
  endMs: 7_000,
});

const broken = buildScenario({
  name: "6 tabs in a room, the third behind a broken line",
  steps: [
    join([1, 2, 4, 5, 6], { atMs: 0, everyMs: 100 }),
    join([3], { atMs: 150, line: "broken" }),
    sendFrom(one, { atMs: 2_000, text: "one" }),
    sendFrom(one, { atMs: 8_000, text: "two" }),
  ],
  endMs: 12_000,
});

const stuck = buildScenario({
  name: "8 tabs in a room, three of them behind stuck lines, and a newcomer",
  steps: [
    join([1, 3, 6, 7, 8], { atMs: 0, everyMs: 100 }),
    join([2, 4, 5], { atMs: 50, everyMs: 100, line: "stuck" }),
    sendFrom(one, { atMs: 2_000, text: "one" }),
    join([9], { atMs: 2_500 }),
    sendFrom(one, { atMs: 12_000, text: "two" }),
  ],
  endMs: 17_000,
});

const leavers = buildScenario({
  name: "5 tabs in a room; one errs, one loses its line, one closes",
  steps: [
    join([1, 2, 3, 4, 5], { atMs: 0, everyMs: 100 }),
    sendFrom({ from: 2, to: 2 }, { atMs: 2_000, text: "" }),
    [{ atMs: 3_000, command: { kind: "pull-cable", tab: 3 } }],
    closeTabs({ from: 4, to: 4 }, { atMs: 3_500 }),
    getAt("/rooms/lobby", [6_000]),
  ],
  endMs: 7_000,
});

const finding = (passed: boolean, seen: string, atMs: number | null): Finding =>
  passed ? { outcome: "passed", seen } : { outcome: "failed", seen, atMs };

/** For each of these texts that is said: how many of those on good lines hear it in time. */
function judgeHearing({ scenario, trace }: Evidence, texts: readonly string[]): Finding {
  const parts: string[] = [];
  let firstMissMs: number | null = null;
  for (const text of texts) {
    const said = sendersOf(scenario, text)[0];
    if (!said) continue;
    const listeners = onGoodLines(scenario, said.atMs);
    const heard = listeners.filter((tab) =>
      messagesOf(trace, tab, said.atMs, said.atMs + heardWithinMs).some((message) => saysText(message, text)),
    );
    parts.push(`"${text}" heard by ${heard.length} of ${listeners.length}`);
    if (heard.length < listeners.length) firstMissMs ??= startOf(trace) + said.atMs + heardWithinMs;
  }
  return finding(firstMissMs === null, parts.join(", ") || "nobody speaks", firstMissMs);
}

export const checks: readonly Check[] = [
  {
    id: "ten-joins-keep-ten",
    title: "Ten tabs that join at once are ten members",
    expected: "10 members of 10 connected",
    scenario: together,
    judge({ trace }) {
      const counts = countsOf(trace);
      const wrong = counts.find(({ members, connected }) => members !== connected);
      const [shown] = wrong ? [wrong] : counts;
      const seen = shown ? `${shown.members} members of ${shown.connected} connected` : "nobody counted";
      return finding(!wrong, seen, wrong?.atMs ?? null);
    },
  },
  {
    id: "all-hear",
    title: "What one says, all in the room hear",
    expected: `"hello" heard by 10 of 10 within 3 s`,
    scenario: together,
    judge: (evidence) => judgeHearing(evidence, ["hello"]),
  },
  {
    id: "broken-line-stops-nobody",
    title: "A member on whom every send fails keeps nothing from the others",
    expected: "both messages heard by the 5 on good lines",
    scenario: broken,
    judge: (evidence) => judgeHearing(evidence, ["one", "two"]),
  },
  {
    id: "stuck-line-stops-nobody",
    title: "Three members that do not read keep nothing from the others",
    expected: "both messages heard within 3 s by those on good lines",
    scenario: stuck,
    judge: (evidence) => judgeHearing(evidence, ["one", "two"]),
  },
  {
    id: "newcomer-is-greeted",
    title: "Who joins while a message is on its way is greeted at once",
    expected: "every tab on a good line greeted within 1 s of joining",
    scenario: stuck,
    judge({ scenario, trace }) {
      const good = new Set(onGoodLines(scenario, Infinity));
      const late = scenario.steps.flatMap(({ atMs, command }) => {
        if (command.kind !== "open-tab" || !good.has(command.tab)) return [];
        const greeted = messagesOf(trace, command.tab, atMs, atMs + greetedWithinMs).some(isGreeting);
        return greeted ? [] : [{ tab: command.tab, atMs }];
      });
      const last = late.at(-1);
      const seen = last ? `tab ${last.tab} not greeted within 1 s` : `${good.size} of ${good.size} greeted`;
      return finding(!last, seen, last ? startOf(trace) + last.atMs + greetedWithinMs : null);
    },
  },
  {
    id: "leavers-are-forgotten",
    title: "Whoever leaves, by whatever way, is no member any more",
    expected: "as many members as are connected, after an error, a lost line and a close",
    scenario: leavers,
    judge({ trace }) {
      const wrong = countsOf(trace).find(({ members, connected }) => members !== connected);
      const right = countsOf(trace)[0];
      const shown = wrong ?? right;
      const seen = shown ? `${shown.members} members of ${shown.connected} connected` : "nobody counted";
      return finding(!wrong, seen, wrong?.atMs ?? null);
    },
  },
  {
    id: "nothing-slow-in-a-lease",
    title: "No connection is out while a message is sent around",
    expected: "no lease longer than 0.5 s, and 0 in use at the end",
    scenario: stuck,
    judge({ trace }) {
      const times = leaseTimes(trace);
      const out = longestLease(times.filter(({ isOut }) => isOut));
      if (out) return finding(false, `a lease of ${toSeconds(out.lastedMs)}, never returned`, null);
      const heldMs = longestLease(times)?.lastedMs ?? 0;
      return finding(heldMs <= longestAllowedMs, `longest lease ${toSeconds(heldMs)}`, null);
    },
  },
  {
    id: "said-is-kept",
    title: "What was said is in the table",
    expected: "2 of 2 messages kept",
    scenario: broken,
    rowsSql: "SELECT text FROM messages ORDER BY id",
    judge({ scenario, rows }) {
      const said =
        tabsOpenedIn(scenario).length > 0 ? ["one", "two"].filter((text) => sendersOf(scenario, text)[0]) : [];
      const kept = said.filter((text) => rows.some((row) => row.text === text));
      return finding(kept.length === said.length, `${kept.length} of ${said.length} messages kept`, null);
    },
  },
];
