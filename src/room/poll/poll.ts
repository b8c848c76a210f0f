/** A vote by raised hands: counted in silence, shown when asked, taken again after discussion, held against the run. */
import * as z from "zod";
import type { PollView } from "../../contract/room-protocol.ts";

/** What can be put before a room. */
export interface PollQuestion {
  readonly id: string;
  readonly question: string;
  readonly answers: readonly string[];
  /** Which of the answers the run gives, or is right. */
  readonly truth: number;
}

/** More hands than a room has. */
const mostHands = 1_000;

const countsSchema = z.array(z.int().min(0).max(mostHands)).min(2).max(6);

export const pollSchema = z.strictObject({
  questionId: z.string(),
  /** `counting`: the room sees the question alone; `bars`: the votes; `truth`: the votes and what happened. */
  stage: z.enum(["counting", "bars", "truth"]),
  /** The first, and the one after discussion where it was taken; the last is the one being counted. */
  votes: z.array(countsSchema).min(1).max(2),
});
export type Poll = z.infer<typeof pollSchema>;

export type PollAction =
  | { readonly kind: "count"; readonly answer: number; readonly by: number }
  | { readonly kind: "set"; readonly answer: number; readonly count: number }
  | { readonly kind: "show-bars" }
  | { readonly kind: "hide-bars" }
  | { readonly kind: "vote-again" }
  | { readonly kind: "show-truth" }
  | { readonly kind: "hide-truth" }
  | { readonly kind: "start-over" };

export const startPoll = ({ id, answers }: PollQuestion): Poll => ({
  questionId: id,
  stage: "counting",
  votes: [answers.map(() => 0)],
});

/** An action that has no meaning at this stage changes nothing. */
export function afterAction(poll: Poll, action: PollAction): Poll {
  switch (action.kind) {
    case "count":
      return withCount(poll, action.answer, (count) => count + action.by);
    case "set":
      return withCount(poll, action.answer, () => action.count);
    case "show-bars":
      return poll.stage === "counting" ? { ...poll, stage: "bars" } : poll;
    case "hide-bars":
      return poll.stage === "bars" ? { ...poll, stage: "counting" } : poll;
    case "vote-again": {
      const [first] = poll.votes;
      if (poll.stage !== "bars" || !first || poll.votes.length > 1) return poll;
      // Hidden again, so that nobody follows the bars.
      return { ...poll, stage: "counting", votes: [first, first.map(() => 0)] };
    }
    case "show-truth":
      return poll.stage === "bars" ? { ...poll, stage: "truth" } : poll;
    case "hide-truth":
      return poll.stage === "truth" ? { ...poll, stage: "bars" } : poll;
    case "start-over":
      return { ...poll, stage: "counting", votes: [(poll.votes[0] ?? []).map(() => 0)] };
    default:
      return action satisfies never;
  }
}

function withCount(poll: Poll, answer: number, next: (count: number) => number): Poll {
  const last = poll.votes.length - 1;
  const votes = poll.votes.map((counts, index) =>
    index === last ? counts.map((count, at) => (at === answer ? toHands(next(count)) : count)) : counts,
  );
  return { ...poll, votes };
}

const toHands = (count: number): number =>
  Number.isFinite(count) ? Math.min(mostHands, Math.max(0, Math.round(count))) : 0;

/** What the room may see of it: counts and truth only once they were asked for. */
export function toPollView({ stage, votes }: Poll, { question, answers, truth }: PollQuestion): PollView {
  return {
    question,
    answers: [...answers],
    votes: stage === "counting" ? [] : votes.map((counts) => [...counts]),
    truth: stage === "truth" ? truth : null,
  };
}

/** A poll that was kept fits a question only if it asks as many answers. */
export const fits = (poll: Poll, { id, answers }: PollQuestion): boolean =>
  poll.questionId === id && poll.votes.every((counts) => counts.length === answers.length);
