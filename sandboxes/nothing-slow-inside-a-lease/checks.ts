import type { Check, Finding } from "../../src/checks/check.ts";
import { leaseTimes, longestLease } from "../../src/checks/lease-times.ts";
import { buildScenario, openTabs, sendFrom } from "../../src/checks/scenario-builder.ts";
import { sendersOf } from "../../src/checks/scenario-queries.ts";
import { heardAfterSending, inUseAt, messagesOf, startOf, toSeconds } from "../../src/checks/trace-queries.ts";
import { isSaved, isSummary, summaryOf } from "./replies.ts";

const tabs = { from: 1, to: 12 };
const askedMs = 1_000;
const promptMs = 1_500;

const twelveAtOnce = buildScenario({
  name: "12 tabs ask for a summary at once",
  steps: [
    openTabs(tabs, { atMs: 0, everyMs: 20, path: "/documents/1" }),
    sendFrom(tabs, { atMs: askedMs, text: "summarise" }),
  ],
  endMs: 7_000,
});

const untouched = 2;
const newText = "Nothing of the old text is left";

/** Tab 1 asks, and tab 2 saves a new text before the answer is there. Nobody touches the document of tab 3. */
const editedMeanwhile = buildScenario({
  name: "Tab 1 asks for a summary, tab 2 edits the text meanwhile; tab 3 asks in peace",
  steps: [
    openTabs({ from: 1, to: 2 }, { atMs: 0, everyMs: 20, path: "/documents/1" }),
    openTabs({ from: 3, to: 3 }, { atMs: 40, path: `/documents/${untouched}` }),
    sendFrom({ from: 1, to: 1 }, { atMs: askedMs, text: "summarise" }),
    sendFrom({ from: 2, to: 2 }, { atMs: askedMs + 400, text: newText }),
    sendFrom({ from: 3, to: 3 }, { atMs: 5_000, text: "summarise" }),
  ],
  endMs: 11_000,
});

const failingCalls = buildScenario({
  name: "3 tabs ask for a summary of an empty document, and ask again",
  steps: [
    openTabs({ from: 1, to: 3 }, { atMs: 0, everyMs: 20, path: "/documents/3" }),
    sendFrom({ from: 1, to: 3 }, { atMs: askedMs, text: "summarise" }),
    sendFrom({ from: 1, to: 3 }, { atMs: 4_000, text: "summarise" }),
  ],
  endMs: 11_000,
});

const editAnsweredWithinMs = 200;
const settledMs = 10_500;

const finding = (passed: boolean, seen: string, atMs: number | null): Finding =>
  passed ? { outcome: "passed", seen } : { outcome: "failed", seen, atMs };

export const checks: readonly Check[] = [
  {
    id: "no-lease-spans-the-call",
    title: "No connection is out while the model thinks",
    expected: "no lease lasts longer than 50 ms, while each call takes a second",
    scenario: twelveAtOnce,
    judge({ trace }) {
      const longest = longestLease(leaseTimes(trace));
      if (!longest) return finding(true, "nobody borrowed", null);
      const brief = longest.lastedMs <= 50;
      return finding(brief, brief ? "at most 50 ms" : `a lease of ${toSeconds(longest.lastedMs)}`, longest.endedAtMs);
    },
  },
  {
    id: "twelve-summaries-at-once",
    title: "12 tabs get their summaries at the price of one call",
    expected: "12 of 12 answered within 1.5 s",
    scenario: twelveAtOnce,
    judge({ scenario, trace }) {
      const asking = sendersOf(scenario, "summarise");
      const answered = asking.filter(({ tab, atMs }) => messagesOf(trace, tab, atMs, atMs + promptMs).some(isSummary));
      const seen = `${answered.length} of ${asking.length} answered within 1.5 s`;
      return finding(answered.length === asking.length, seen, startOf(trace) + askedMs + promptMs);
    },
  },
  {
    id: "no-summary-of-an-older-text",
    title: "No summary stands beside a text that it was not made of",
    expected: "no summary of an older text, and the one that nobody interfered with saved",
    scenario: editedMeanwhile,
    rowsSql: "SELECT id, text, summary FROM documents WHERE summary IS NOT NULL",
    judge({ scenario, trace, rows }) {
      const atMs = startOf(trace) + settledMs;
      const stale = rows.filter(({ text, summary }) => summary !== summaryOf(String(text))).length;
      if (stale > 0) return finding(false, `${stale} of an older text`, atMs);
      const inPeace = sendersOf(scenario, "summarise").some(({ tab }) => tab === 3);
      const saved = !inPeace || rows.some(({ id }) => id === untouched);
      return finding(saved, saved ? "none of an older text" : "the undisturbed one was not saved", atMs);
    },
  },
  {
    id: "edits-do-not-wait",
    title: "A new text is saved while the model still reads the old one",
    expected: "the edit is answered within 0.2 s",
    scenario: editedMeanwhile,
    judge({ scenario, trace }) {
      const [edit] = sendersOf(scenario, newText);
      if (!edit) return finding(true, "nobody edits", null);
      const heard = heardAfterSending(trace, edit.tab, newText);
      const sentAtMs = startOf(trace) + edit.atMs;
      if (heard === "nothing" || heard === "not-sent") return finding(false, "the edit was not answered", sentAtMs);
      const saved = heard.kind === "message" && isSaved(heard.text);
      const inTime = saved && heard.afterMs <= editAnsweredWithinMs;
      const seen = inTime ? "saved at once" : `${saved ? "saved" : "not saved"} after ${toSeconds(heard.afterMs)}`;
      return finding(inTime, seen, sentAtMs + heard.afterMs);
    },
  },
  {
    id: "everybody-is-told",
    title: "Whoever asks is told how it went",
    expected: "a summary or an error for each of them, within 5 s",
    scenario: editedMeanwhile,
    judge({ scenario, trace }) {
      const asking = sendersOf(scenario, "summarise");
      const told = asking.filter(({ tab, atMs }) => messagesOf(trace, tab, atMs, atMs + 5_000).length > 0);
      const seen = `${told.length} of ${asking.length} told`;
      return finding(told.length === asking.length, seen, startOf(trace) + settledMs);
    },
  },
  {
    id: "a-failed-call-leaves-nothing",
    title: "A call that fails is told, and leaves no connection behind",
    expected: "an answer to each of 6 questions, 0 in use afterwards",
    scenario: failingCalls,
    judge({ scenario, trace }) {
      const asking = sendersOf(scenario, "summarise");
      const told = [...Map.groupBy(asking, ({ tab }) => tab)].reduce(
        (sum, [tab, questions]) => sum + Math.min(questions.length, messagesOf(trace, tab).length),
        0,
      );
      const inUse = inUseAt(trace, settledMs);
      const seen = `${told} of ${asking.length} answered, ${inUse} in use afterwards`;
      return finding(told >= asking.length && inUse === 0, seen, startOf(trace) + settledMs);
    },
  },
];
