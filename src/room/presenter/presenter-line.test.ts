import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { RoomMessage, StageState } from "../../contract/room-protocol.ts";
import { quietState } from "../fixtures/quiet-state.ts";
import { answerLimitMs, createPresenterLine } from "./presenter-line.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const [me, stageId, path] = ["aaaaaaaa", "11111111", "/lessons/exhaustion/"];
const state: StageState = { ...quietState, path, server: "running" };

function open() {
  const sent: RoomMessage[] = [];
  let say: (message: RoomMessage) => void = () => undefined;
  const line = createPresenterLine({
    me,
    ownPath: path,
    stageId: null,
    newId: () => "cccccccc",
    openChannel(onMessage) {
      say = onMessage;
      return { send: (message) => void sent.push(message), close: () => undefined };
    },
  });
  return { line, sent, say: (message: RoomMessage) => say(message) };
}
function lead() {
  const opened = open();
  opened.line.ask();
  opened.say({ kind: "state", stageId, leaderId: null, state });
  opened.say({ kind: "state", stageId, leaderId: me, state });
  return opened;
}

test("it asks who is there, leads whom nobody leads, and says when nobody answers", () => {
  const { sent } = lead();
  expect(sent.map(({ kind }) => kind)).toEqual(["who-is-there", "lead"]);
  const alone = open();
  alone.line.ask();
  vi.advanceTimersByTime(answerLimitMs);
  expect(alone.line.line.value.kind).toBe("nobody");
});

test("an answer settles its own command, with its link", async () => {
  const { line, sent, say } = lead();
  const link = line.command({ kind: "link-to-screen" });
  const asked = sent.at(-1);
  if (asked?.kind !== "command") throw new Error("no command was sent");
  say({ kind: "done", stageId, presenterId: "bbbbbbbb", number: asked.number, refusal: null, link: "https://wrong/" });
  say({ kind: "done", stageId, presenterId: me, number: asked.number, refusal: null, link: "https://x/#s=1" });
  expect(await link).toBe("https://x/#s=1");
  vi.advanceTimersByTime(answerLimitMs);
  expect(line.line.value.kind).toBe("leading");
});

test("a command unanswered for two seconds is said, and the page counts as silent until it is heard of", async () => {
  const { line, say } = lead();
  const done = line.command({ kind: "run" });
  vi.advanceTimersByTime(answerLimitMs);
  expect(await done).toBeNull();
  expect(line.line.value.kind).toBe("silent");
  expect(line.notice.value).toContain("No answer from the projected page");
  say({ kind: "state", stageId, leaderId: me, state });
  expect(line.line.value.kind).toBe("leading");
});

test("a refusal is said with a way on, and the next command takes it away", () => {
  const { line, sent, say } = lead();
  void line.command({ kind: "step" });
  const asked = sent.at(-1);
  const number = asked?.kind === "command" ? asked.number : -1;
  say({ kind: "done", stageId, presenterId: me, number, refusal: "no-server", link: null });
  expect(line.notice.value).toContain("Press Run first");
  void line.command({ kind: "run" });
  expect(line.notice.value).toBeNull();
});

test("a copy of this window under its name is answered by a new name", () => {
  const { line, say } = lead();
  say({ kind: "who-is-there", presenterId: me });
  expect(line.view.value.me).toBe("cccccccc");
  expect(line.line.value.kind).toBe("watching");
});
