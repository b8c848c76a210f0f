import { expect, test } from "vitest";
import { makeTab } from "../fixtures/tabs.ts";
import { actingWords } from "./acting-words.ts";
import { newsWords } from "./news-words.ts";

const heard = makeTab(2, "open", { lastReceived: "7 left", lastReceivedAtMs: 12_400 });

test("beneath the tabs stands what one heard last, and from where somebody was led back", () => {
  expect(newsWords({ kind: "newest" }, null)).toBe("No tab has heard anything yet.");
  expect(newsWords({ kind: "led-back", fromMs: 41_000 }, heard)).toBe(
    "Led back from 00:41. 00:12.4 tab 2 received 7 left",
  );
});

test("in the past of a server that runs it is said where acting leads", () => {
  const past = { kind: "past", atMs: 41_000 } as const;
  expect(actingWords(past, true)).toBe("Showing 00:41: acting leads back to now.");
  expect([actingWords(past, false), actingWords({ kind: "newest" }, true)]).toEqual([null, null]);
});
