import { expect, test } from "vitest";
import { pollViewSchema } from "../../contract/room-protocol.ts";
import {
  afterAction,
  fits,
  type Poll,
  type PollAction,
  type PollQuestion,
  pollSchema,
  startPoll,
  toPollView,
} from "./poll.ts";

const question: PollQuestion = { id: "exhaustion", question: "What happens?", answers: ["a", "b", "c"], truth: 2 };
const after = (...actions: PollAction[]): Poll => actions.reduce(afterAction, startPoll(question));
const count = (answer: number, by: number): PollAction => ({ kind: "count", answer, by });
const view = (poll: Poll) => pollViewSchema.parse(toPollView(poll, question));

test("while hands are counted the room is told nothing but the question", () => {
  const counting = after(count(0, 5), count(2, 3));
  expect(counting.votes).toEqual([[5, 0, 3]]);
  expect(view(counting)).toEqual({ question: "What happens?", answers: ["a", "b", "c"], votes: [], truth: null });
});

test("bars are shown when asked, and the truth only after them", () => {
  const shown = after(count(0, 5), { kind: "show-bars" });
  expect(view(shown)).toMatchObject({ votes: [[5, 0, 0]], truth: null });
  expect(after(count(0, 5), { kind: "show-truth" }).stage).toBe("counting");
  expect(view(afterAction(shown, { kind: "show-truth" }))).toMatchObject({ votes: [[5, 0, 0]], truth: 2 });
});

test("a second vote begins hidden and is then shown beside the first, with the truth", () => {
  const again = after(count(0, 5), { kind: "show-bars" }, { kind: "vote-again" }, count(2, 4), count(0, 1));
  expect(view(again).votes).toEqual([]);
  const both = [{ kind: "show-bars" }, { kind: "show-truth" }] as const;
  expect(view(both.reduce<Poll>(afterAction, again))).toMatchObject({
    votes: [
      [5, 0, 0],
      [1, 0, 4],
    ],
    truth: 2,
  });
  const third = afterAction(afterAction(again, { kind: "show-bars" }), { kind: "vote-again" });
  expect(third.votes).toHaveLength(2);
});

test("each step can be taken back, and beginning again forgets both votes", () => {
  const shown = after(count(1, 2), { kind: "show-bars" });
  expect(view(afterAction(shown, { kind: "hide-bars" })).votes).toEqual([]);
  const truth = afterAction(shown, { kind: "show-truth" });
  expect(view(afterAction(truth, { kind: "hide-truth" })).truth).toBeNull();
  const second = afterAction(shown, { kind: "vote-again" });
  expect(afterAction(second, { kind: "start-over" })).toEqual(startPoll(question));
});

test("hands are whole, never below none, and only those of the last vote are counted", () => {
  expect(after(count(0, -1), { kind: "set", answer: 1, count: 2.4 }).votes).toEqual([[0, 2, 0]]);
  expect(after({ kind: "set", answer: 0, count: Number.NaN }, { kind: "set", answer: 1, count: 1e9 }).votes).toEqual([
    [0, 1_000, 0],
  ]);
  const again = after(count(0, 5), { kind: "show-bars" }, { kind: "vote-again" }, count(0, 1));
  expect(again.votes).toEqual([
    [5, 0, 0],
    [1, 0, 0],
  ]);
});

test("a kept poll is taken up by its own question alone", () => {
  const kept = pollSchema.parse(JSON.parse(JSON.stringify(after(count(0, 5)))));
  expect(fits(kept, question)).toBe(true);
  expect(fits(kept, { ...question, id: "other" })).toBe(false);
  expect(fits(kept, { ...question, answers: ["a", "b"] })).toBe(false);
});
