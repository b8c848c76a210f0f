import { describe, expect, it } from "vitest";
import type { ActorCommand, ScenarioStep } from "../../contract/scenario.ts";
import { dueWords, enoughWords, scheduleLines } from "./schedule-words.ts";

const at = (atMs: number, command: ActorCommand): ScenarioStep => ({ atMs, command });
const open = (atMs: number, tab: number) => at(atMs, { kind: "open-tab", tab, path: "/ws" });
const send = (atMs: number, tab: number, text: string) => at(atMs, { kind: "send", tab, text });
const ping = (atMs: number, requestId: number) =>
  at(atMs, { kind: "request", requestId, method: "GET", path: "/ping", body: "" });
const upTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

const words = (steps: readonly ScenarioStep[]) =>
  scheduleLines({ steps: [...steps] }).map((line) => `${dueWords(line.atMs)} ${line.text}`);

describe("a schedule in words", () => {
  it("tells many tabs that do alike in one line, with their rhythm", () => {
    const steps = [
      ...upTo(31).map((tab) => open((tab - 1) * 30, tab)),
      ...upTo(31).map((tab) => send(2_000, tab, "go")),
    ];
    expect(words(steps)).toEqual(["0 s tabs 1 to 31 open, one every 30 ms", '2 s tabs 1 to 31 send "go", all at once']);
  });

  it("breaks a line where a tab is missing or the rhythm changes", () => {
    expect(words([open(0, 1), open(30, 2), open(90, 4), open(900, 5)])).toEqual([
      "0 s tabs 1 and 2 open, one every 30 ms",
      "0.09 s tabs 4 and 5 open, one every 810 ms",
    ]);
    expect(words([open(0, 1), open(30, 2), open(90, 3)])[1]).toBe("0.09 s tab 3 opens");
  });

  it("says each deed as a person would", () => {
    const deeds: ScenarioStep[] = [
      open(0, 7),
      send(1_000, 7, 'a long text that goes on and on "until" nobody reads it'),
      at(2_000, { kind: "pull-cable", tab: 7 }),
      at(3_000, { kind: "fall-asleep", tab: 8 }),
      at(4_000, { kind: "close-tab", tab: 9, code: 1001, reason: "" }),
      ping(5_000, 1),
      ping(10_000, 2),
    ];
    expect(words(deeds)).toEqual([
      "0 s tab 7 opens",
      '1 s tab 7 sends "a long text that goes on and on "until"…"',
      "2 s tab 7 loses its network",
      "3 s tab 8 falls asleep",
      "4 s tab 9 leaves",
      "5 s GET /ping, 2 times, one every 5 s",
    ]);
  });

  it("of any length is at most a dozen lines, with the rest counted", () => {
    const lines = words(upTo(200).map((n) => send(n * 100, n * 2, "x")));
    expect(lines).toHaveLength(12);
    expect(lines.at(-1)).toBe("1.2 s and 189 more steps");
  });

  it("says how few are enough", () => {
    expect([0, 1, 4].map(enoughWords)).toEqual([
      "No traffic is needed: it fails by itself.",
      "One step is enough",
      "4 steps are enough",
    ]);
  });
});
