import type { Check, Evidence, Finding } from "../../src/checks/check.ts";
import { buildScenario, closeTabs, openTabs, sendFrom } from "../../src/checks/scenario-builder.ts";
import { everybodyLeaves, sendersOf } from "../../src/checks/scenario-queries.ts";
import { inUseAt, messagesOf, startOf } from "../../src/checks/trace-queries.ts";
import { isItem, isRightAnswer } from "./replies.ts";
import { getItems, itemsAskedIn } from "./requests.ts";

const tabs = { from: 1, to: 4 };
const opening = { atMs: 0, everyMs: 20, path: "/ws" };
const calls = 50;
const everyMs = 100;

const wrongIds = buildScenario({
  name: "50 calls, every third with an id that is no number; 4 tabs ask with one too",
  steps: [
    getItems(
      Array.from({ length: calls }, (_, index) => (index % 3 === 2 ? "seven" : String(1 + (index % 12)))),
      { atMs: 0, everyMs },
    ),
    openTabs(tabs, { ...opening, atMs: 6_000 }),
    sendFrom(tabs, { atMs: 6_500, everyMs: 20, text: "seven" }),
  ],
  endMs: 10_000,
});

const missingItems = buildScenario({
  name: "12 calls, four of them for items that do not exist",
  steps: [
    getItems(
      Array.from({ length: 12 }, (_, index) => (index % 3 === 2 ? "99" : String(index + 1))),
      { atMs: 0, everyMs },
    ),
  ],
  endMs: 4_000,
});

const goodbyes = buildScenario({
  name: "4 tabs ask for item 7, then say bye",
  steps: [
    openTabs(tabs, opening),
    sendFrom(tabs, { atMs: 500, everyMs: 20, text: "7" }),
    sendFrom(tabs, { atMs: 1_500, everyMs: 20, text: "bye" }),
  ],
  endMs: 4_000,
});

/** Queries take 500 ms, each tab leaves 200 ms after it has asked, and a pool of one may serve them in turn. */
const leavers = buildScenario({
  name: "4 tabs ask for item 7, and leave while the query runs",
  steps: [
    openTabs(tabs, opening),
    sendFrom(tabs, { atMs: 1_000, everyMs: 20, text: "7" }),
    closeTabs(tabs, { atMs: 1_200, everyMs: 20 }),
  ],
  endMs: 16_000,
  database: { statementMs: 500 },
});

const answeredWithinMs = 1_000;

const finding = (passed: boolean, seen: string, atMs: number | null): Finding =>
  passed ? { outcome: "passed", seen } : { outcome: "failed", seen, atMs };

const nothingOut =
  (atMs: number, after: string) =>
  ({ trace }: Evidence): Finding => {
    const out = inUseAt(trace, atMs);
    return finding(out === 0, `${out} in use ${after}`, startOf(trace) + atMs);
  };

/** The right answer to each call, in time; `seen` counts them. */
function judgeAnswers({ scenario, trace }: Evidence): Finding {
  const asked = itemsAskedIn(scenario);
  const answers = new Map(
    trace.flatMap((event) => (event.kind === "request-answered" ? [[event.requestId, event] as const] : [])),
  );
  const missed = asked.filter(({ requestId, id, atMs }) => {
    const answer = answers.get(requestId);
    const inTime = answer && answer.atMs <= startOf(trace) + atMs + answeredWithinMs;
    return !inTime || !isRightAnswer(id, answer.status, answer.body);
  });
  const seen = `${asked.length - missed.length} of ${asked.length} calls answered rightly`;
  return finding(missed.length === 0, seen, startOf(trace) + (missed[0]?.atMs ?? 0) + answeredWithinMs);
}

export const checks: readonly Check[] = [
  {
    id: "errors-give-back",
    title: "A query that fails gives its connection back",
    expected: "0 connections in use after 50 calls, every third a failure, and 4 tabs whose query fails",
    scenario: wrongIds,
    judge: nothingOut(9_000, "after the last call"),
  },
  {
    id: "every-call-is-answered",
    title: "Every call is answered, with the item or with an error",
    expected: "50 of 50 calls answered within 1 s: the item where there is one, an error status where the query fails",
    scenario: wrongIds,
    judge: judgeAnswers,
  },
  {
    id: "early-return-gives-back",
    title: "An early return gives its connection back",
    expected: "0 connections in use after calls for items that do not exist",
    scenario: missingItems,
    judge: nothingOut(3_000, "after the last call"),
  },
  {
    id: "missing-items-get-404",
    title: "A missing item is still answered with 404",
    expected: "12 of 12 calls answered within 1 s: the item, or 404",
    scenario: missingItems,
    judge: judgeAnswers,
  },
  {
    id: "bye-gives-back",
    title: "A break out of the loop gives its connection back",
    expected: "0 connections in use after every tab has said bye",
    scenario: goodbyes,
    judge: nothingOut(3_000, "after every tab said bye"),
  },
  {
    id: "tabs-get-their-price",
    title: "Tabs get their price",
    expected: "4 of 4 tabs told the price of item 7 before they say bye",
    scenario: goodbyes,
    judge({ scenario, trace }) {
      const askers = sendersOf(scenario, "7");
      const told = askers.filter(({ tab, atMs }) =>
        messagesOf(trace, tab, atMs, atMs + answeredWithinMs).some((text) => isItem("7", text)),
      );
      const knownMs = (askers.at(-1)?.atMs ?? 0) + answeredWithinMs;
      const seen = `${told.length} of ${askers.length} tabs told the price`;
      return finding(told.length === askers.length, seen, startOf(trace) + knownMs);
    },
  },
  {
    id: "leavers-give-back",
    title: "A tab that leaves while its query runs gives its connection back",
    expected: "0 connections in use once the queries have ended",
    scenario: leavers,
    judge(evidence) {
      if (!everybodyLeaves(evidence.scenario)) return finding(true, "somebody stays", null);
      return nothingOut(15_000, "after everybody left")(evidence);
    },
  },
];
