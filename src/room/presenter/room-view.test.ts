import { expect, test } from "vitest";
import type { RoomMessage, StageState } from "../../contract/room-protocol.ts";
import { quietState } from "../fixtures/quiet-state.ts";
import { afterRoomEvent, type RoomEvent, type RoomView, startRoom, toLine } from "./room-view.ts";

const [me, other, one, two] = ["aaaaaaaa", "bbbbbbbb", "11111111", "22222222"];
const here = "/lessons/exhaustion/";
const state = (path = here): StageState => ({ ...quietState, path, title: path });
const heard = (message: RoomMessage): RoomEvent => ({ kind: "heard", message });
const stands = (stageId: string, leaderId: string | null, path = here): RoomEvent =>
  heard({ kind: "state", stageId, leaderId, state: state(path) });

/** The view after all of them, and how often it led. */
function after(before: RoomView, ...events: RoomEvent[]) {
  let view = before;
  let leads = 0;
  for (const event of events) {
    const step = afterRoomEvent(view, event);
    view = step.view;
    if (step.lead) leads += 1;
  }
  return { view, leads, line: toLine(view) };
}
const fresh = () => startRoom(me, here, null);

test("a page that nobody leads is led, once it answers", () => {
  expect(toLine(fresh()).kind).toBe("looking");
  expect(after(fresh(), { kind: "asked-long-enough" }).line.kind).toBe("nobody");
  const led = after(fresh(), stands(one, null));
  expect(led.leads).toBe(1);
  expect(after(led.view, stands(one, me))).toMatchObject({ leads: 0, line: { kind: "leading" } });
});

test("where another window leads this one watches, until it takes over", () => {
  const watching = after(fresh(), stands(one, other));
  expect(watching).toMatchObject({ leads: 0, line: { kind: "watching" } });
  // The leader left: nobody is pushed into leading.
  expect(after(watching.view, stands(one, null))).toMatchObject({ leads: 0, line: { kind: "watching" } });
  const taken = after(watching.view, { kind: "take-over" });
  expect(taken.leads).toBe(1);
  expect(after(taken.view, stands(one, me)).line.kind).toBe("leading");
});

test("the earlier window is told when a later one takes over, and does not take back", () => {
  const led = after(fresh(), stands(one, null), stands(one, me));
  expect(after(led.view, stands(one, other), stands(one, null))).toMatchObject({
    leads: 0,
    line: { kind: "watching" },
  });
});

test("a page that leaves is missed, and found again under its name after a reload", () => {
  const led = after(fresh(), stands(one, null), stands(one, me), { kind: "asked-long-enough" });
  const gone = after(led.view, heard({ kind: "stage-left", stageId: one }));
  expect(gone.line.kind).toBe("nobody");
  expect(after(gone.view, stands(one, me)).line.kind).toBe("leading");
});

test("a command without an answer is a silent page, until it is heard of again", () => {
  const led = after(fresh(), stands(one, null), stands(one, me));
  const silent = after(led.view, { kind: "unanswered" });
  expect(silent.line.kind).toBe("silent");
  expect(after(silent.view, stands(two, null, "/lessons/two-clocks/")).line.kind).toBe("silent");
  expect(after(silent.view, stands(one, me)).line.kind).toBe("leading");
});

test("a silent page gives way to one of the same lesson that speaks", () => {
  const led = after(fresh(), stands(one, null), stands(one, me));
  const anew = after(led.view, { kind: "unanswered" }, stands(two, null));
  expect(anew).toMatchObject({ leads: 1, view: { chosen: two, silent: false } });
  expect([...anew.view.stages.keys()]).toEqual([two]);
});

test("a page on another lesson is elsewhere, and a page of this lesson is taken in its place", () => {
  const elsewhere = after(fresh(), stands(one, null, "/lessons/two-clocks/"), stands(one, me, "/lessons/two-clocks/"));
  expect(elsewhere.line.kind).toBe("elsewhere");
  expect(after(elsewhere.view, stands(two, null))).toMatchObject({ leads: 1, view: { chosen: two } });
});

test("what was chosen stays chosen, and only what never came back is replaced", () => {
  const kept = startRoom(me, here, one);
  expect(after(kept, stands(two, null))).toMatchObject({ leads: 0, view: { chosen: one } });
  expect(after(kept, stands(two, null), stands(one, null))).toMatchObject({ leads: 1, view: { chosen: one } });
  const late = after(kept, { kind: "asked-long-enough" }, stands(two, null));
  expect(late).toMatchObject({ leads: 1, view: { chosen: two } });
  expect(after(late.view, { kind: "choose", stageId: two }, stands(one, null)).view.chosen).toBe(two);
});

test("of two windows under one name the one that renames itself stops leading", () => {
  const led = after(fresh(), stands(one, null), stands(one, me));
  expect(after(led.view, { kind: "renamed", me: "cccccccc" }).line.kind).toBe("watching");
});
