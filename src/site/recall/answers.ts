/** What a reader answered, and when a missed question comes back. Pure; times are milliseconds since the epoch. */

export interface Answer {
  /** How often it was answered wrongly. */
  readonly missed: number;
  /** Right answers since it was last missed. */
  readonly streak: number;
  readonly atMs: number;
}

/** By `<lesson>/<question id>`. */
export type Answers = Readonly<Record<string, Answer>>;

const dayMs = 86_400_000;

/** How long a question rests after one, two right answers in a row; after one more it is learned. */
const restsMs = [dayMs, 4 * dayMs];

export function recordAnswer(answers: Answers, key: string, right: boolean, atMs: number): Answers {
  const { missed = 0, streak = 0 } = answers[key] ?? {};
  const next = right ? { missed, streak: streak + 1, atMs } : { missed: missed + 1, streak: 0, atMs };
  return { ...answers, [key]: next };
}

/** When a question is to be asked again; never for one that was not missed, or is learned since. */
function dueAtMs({ missed, streak, atMs }: Answer): number {
  if (missed === 0) return Infinity;
  return streak === 0 ? atMs : atMs + (restsMs[streak - 1] ?? Infinity);
}

/** Keys of the questions to ask now, those that have waited longest first. */
export function dueKeys(answers: Answers, nowMs: number): string[] {
  return Object.entries(answers)
    .map(([key, answer]) => ({ key, dueMs: dueAtMs(answer) }))
    .filter(({ dueMs }) => dueMs <= nowMs)
    .sort((a, b) => a.dueMs - b.dueMs)
    .map(({ key }) => key);
}

/** When the next question will be due; Infinity when none will. */
export const nextDueMs = (answers: Answers): number => Math.min(Infinity, ...Object.values(answers).map(dueAtMs));

/** Reads what was kept; whatever is not an answer is left out, for older pages and other hands write there too. */
export function parseAnswers(text: string | null): Answers {
  let kept: unknown;
  try {
    kept = JSON.parse(text ?? "{}");
  } catch {
    return {};
  }
  if (typeof kept !== "object" || kept === null) return {};
  return Object.fromEntries(Object.entries(kept).filter((entry): entry is [string, Answer] => isAnswer(entry[1])));
}

function isAnswer(value: unknown): value is Answer {
  if (typeof value !== "object" || value === null) return false;
  const { missed, streak, atMs } = value as Partial<Answer>;
  return [missed, streak].every((count) => Number.isSafeInteger(count) && Number(count) >= 0) && Number.isFinite(atMs);
}
