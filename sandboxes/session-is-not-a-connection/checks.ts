import type { Check, Finding } from "../../src/checks/check.ts";
import { buildScenario, openTabs, sendFrom } from "../../src/checks/scenario-builder.ts";
import { sendersOf, tabsOpenedIn } from "../../src/checks/scenario-queries.ts";
import { inUseAt, messagesOf, startOf } from "../../src/checks/trace-queries.ts";
import { openTransactionsAt } from "./open-transactions.ts";
import { isStock, stockAtFirst } from "./replies.ts";

const one = { from: 1, to: 1 };
const ten = { from: 1, to: 10 };
const buyers = { from: 1, to: 3 };
const opening = { atMs: 0, everyMs: 20, path: "/ws" };

/** Statements take 300 ms, so that a probe can fall into one. */
const oneQuestion = buildScenario({
  name: "one tab opens, asks for the stock of item 7, and stays",
  steps: [openTabs(one, opening), sendFrom(one, { atMs: 2_000, text: "stock 7" })],
  endMs: 5_000,
  database: { statementMs: 300 },
});

const tenTabs = buildScenario({
  name: "10 tabs open, ask for the stock of item 7, and stay",
  steps: [openTabs(ten, opening), sendFrom(ten, { atMs: 2_000, everyMs: 50, text: "stock 7" })],
  endMs: 5_000,
});

const threeBuyers = buildScenario({
  name: "3 tabs buy item 7, one after another, and stay",
  steps: [openTabs(buyers, opening), sendFrom(buyers, { atMs: 1_000, everyMs: 1_000, text: "buy 7" })],
  endMs: 6_000,
});

const beforeMs = 1_500;
const duringMs = 2_200;
const afterMs = 4_500;
const answeredWithinMs = 1_000;

const finding = (passed: boolean, seen: string, atMs: number | null): Finding =>
  passed ? { outcome: "passed", seen } : { outcome: "failed", seen, atMs };

/** How many of those who sent `text` were told a stock in time. */
const judgeAnswers =
  (text: string, who: string): Check["judge"] =>
  ({ scenario, trace }) => {
    const askers = sendersOf(scenario, text);
    const missed = askers.filter(
      ({ tab, atMs }) => !messagesOf(trace, tab, atMs, atMs + answeredWithinMs).some(isStock),
    );
    const seen = `${askers.length - missed.length} of ${askers.length} ${who} answered within 1 s`;
    return finding(missed.length === 0, seen, startOf(trace) + (missed[0]?.atMs ?? 0) + answeredWithinMs);
  };

export const checks: readonly Check[] = [
  {
    id: "borrowed-for-the-question",
    title: "A connection is borrowed for the question, and only for it",
    expected: "0 in use before the question, 1 during it, 0 after it",
    scenario: oneQuestion,
    judge({ scenario, trace }) {
      const asked = sendersOf(scenario, "stock 7").length;
      const [before, during, after] = [beforeMs, duringMs, afterMs].map((atMs) => inUseAt(trace, atMs));
      const seen = `${before} before, ${during} during, ${after} after`;
      const knownMs = before === 0 ? (during === asked ? afterMs : duringMs) : beforeMs;
      return finding(before === 0 && during === asked && after === 0, seen, startOf(trace) + knownMs);
    },
  },
  {
    id: "open-tabs-borrow-nothing",
    title: "A tab that has not asked yet has borrowed nothing",
    expected: "0 in use while 10 tabs are open and none has asked",
    scenario: tenTabs,
    judge({ scenario, trace }) {
      const inUse = inUseAt(trace, beforeMs);
      const seen = `${inUse} in use before any of ${tabsOpenedIn(scenario).length} tabs asks`;
      return finding(inUse === 0, seen, startOf(trace) + beforeMs);
    },
  },
  {
    id: "every-tab-is-answered",
    title: "Ten tabs on four connections are all answered",
    expected: "10 of 10 tabs told the stock within 1 s, while all stay open",
    scenario: tenTabs,
    judge: judgeAnswers("stock 7", "tabs"),
  },
  {
    id: "no-transaction-waits",
    title: "No transaction stays open while nobody asks",
    expected: "0 sessions idle in transaction while the tabs sit silent",
    scenario: tenTabs,
    judge({ trace }) {
      const open = openTransactionsAt(trace, afterMs);
      return finding(open === 0, `${open} idle in transaction while the tabs sit silent`, startOf(trace) + afterMs);
    },
  },
  {
    id: "buyers-do-not-wait",
    title: "Who buys does not wait for another tab to leave",
    expected: "3 of 3 buyers of one item answered within 1 s, while all stay open",
    scenario: threeBuyers,
    judge: judgeAnswers("buy 7", "buyers"),
  },
  {
    id: "sales-are-saved",
    title: "What was bought is gone from the shelf",
    expected: "a stock of item 7 that is lower by one for each buyer, while their tabs are still open",
    scenario: threeBuyers,
    rowsSql: "SELECT stock FROM items WHERE id = 7",
    judge({ scenario, rows }) {
      const sales = sendersOf(scenario, "buy 7").length;
      const saved = stockAtFirst - Number(rows[0]?.stock);
      return finding(saved === sales, `${saved} of ${sales} sales saved`, null);
    },
  },
];
