import { describe, expect, test } from "vitest";
import { limitOfWait, readTimeouts, toMilliseconds } from "./timeouts.ts";

const none = readTimeouts({ settings: { current: new Map() }, transactionSettings: new Map() });

describe("a limit", () => {
  test.each([
    ["250", 250],
    ["250ms", 250],
    ["2 s", 2_000],
    ["1min", 60_000],
    ["1.5h", 5_400_000],
    ["0", undefined],
    ["nonsense", undefined],
    [undefined, undefined],
  ])("of %s is %s ms", (text, milliseconds) => {
    expect(toMilliseconds(text)).toBe(milliseconds);
  });

  test("of a lock ends a wait when it is the shorter one", () => {
    const limit = limitOfWait({ ...none, statementMs: 500, lockMs: 100 }, 0);
    expect(limit).toMatchObject({ delayMs: 100, diagnostic: { code: "55P03" } });
  });

  test("of a statement counts from the statement's start", () => {
    const limit = limitOfWait({ ...none, statementMs: 500, lockMs: 450 }, 100);
    expect(limit).toMatchObject({ delayMs: 400, diagnostic: { code: "57014" } });
  });

  test("that nobody set is five minutes, for a wait must end", () => {
    expect(limitOfWait(none, 0)).toMatchObject({ delayMs: 300_000, diagnostic: { code: "55P03" } });
  });
});
