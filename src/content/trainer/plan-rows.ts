/** A plan as the rows of a table. */
import type { TaughtPage } from "./lesson-times.ts";
import type { Plan, PlannedItem } from "./plan-agenda.ts";
import { roomNeeds } from "./room-needs.ts";

export interface StepRow {
  readonly start: string;
  readonly title: string;
  /** Anchor of the page's heading; null is its top. */
  readonly section: string | null;
  readonly needs: readonly string[];
}

export type PlanRow = { readonly start: string; readonly minutes: string } & (
  | {
      readonly kind: "talk";
      readonly title: string;
      readonly paragraphs: readonly string[];
      readonly needs: readonly string[];
    }
  | { readonly kind: "lesson"; readonly page: TaughtPage; readonly whole: boolean; readonly steps: readonly StepRow[] }
  | { readonly kind: "pause" }
  | { readonly kind: "questions" }
);

/** What is left at the end is a row of its own where it is a minute or more. */
export function toPlanRows({ items, spareSeconds }: Plan): PlanRow[] {
  const endSeconds = items.reduce((end, item) => Math.max(end, item.startSeconds + item.seconds), 0);
  const rows = items.map(toRow);
  if (spareSeconds < 60) return rows;
  return [
    ...rows,
    { kind: "questions", start: hoursMinutes(endSeconds), minutes: lengthWords(endSeconds, spareSeconds) },
  ];
}

function toRow(item: PlannedItem): PlanRow {
  const start = hoursMinutes(item.startSeconds);
  const minutes = lengthWords(item.startSeconds, item.seconds);
  switch (item.kind) {
    case "pause":
      return { kind: "pause", start, minutes };
    case "talk": {
      const paragraphs = item.say.split(/\n\s*\n/).map((paragraph) => paragraph.trim());
      return { kind: "talk", start, minutes, title: item.title, paragraphs, needs: roomNeeds(item.activities) };
    }
    case "lesson": {
      const steps = item.steps.map(({ step, startSeconds }) => ({
        start: hoursMinutes(startSeconds),
        title: step.title,
        section: step.section ?? null,
        needs: roomNeeds(step.do),
      }));
      return { kind: "lesson", start, minutes, page: item.page, whole: item.whole, steps };
    }
    default:
      return item satisfies never;
  }
}

const wholeMinutes = (seconds: number): number => Math.floor(seconds / 60);

/** Since the session began: `1:05`. */
export const hoursMinutes = (seconds: number): string => {
  const minutes = wholeMinutes(seconds);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, "0")}`;
};

/** By the start times as shown, so that the column adds up. */
const lengthWords = (startSeconds: number, seconds: number): string =>
  `${wholeMinutes(startSeconds + seconds) - wholeMinutes(startSeconds)} min`;
