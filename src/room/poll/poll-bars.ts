import type { PollView } from "../../contract/room-protocol.ts";

export interface Bar {
  readonly vote: string;
  readonly count: number;
  /** Of the hands of its vote, 0 to 1. */
  readonly share: number;
  readonly words: string;
}

export interface AnswerRow {
  /** A, B, C: what a room calls out. */
  readonly letter: string;
  readonly answer: string;
  readonly happened: boolean;
  readonly bars: readonly Bar[];
}

const voteNames = ["First vote", "After discussion"];

export const letterOf = (index: number): string => String.fromCharCode(65 + index);

/** The answers with their bars, side by side, as the room sees them. */
export function toAnswerRows({ answers, votes, truth }: PollView): AnswerRow[] {
  const totals = votes.map((counts) => counts.reduce((sum, count) => sum + count, 0));
  return answers.map((answer, index) => ({
    letter: letterOf(index),
    answer,
    happened: truth === index,
    bars: votes.map((counts, vote) => {
      const [count, total] = [counts[index] ?? 0, totals[vote] ?? 0];
      const share = total === 0 ? 0 : count / total;
      return { vote: voteNames[vote] ?? "", count, share, words: `${count} of ${total}, ${Math.round(share * 100)} %` };
    }),
  }));
}
