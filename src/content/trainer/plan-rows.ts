/** A plan as the rows of a table. */
import type { TaughtPage } from "./lesson-times.ts";
import type { Plan, PlannedItem } from "./plan-agenda.ts";
import { roomNeeds } from "./room-needs.ts";

export interface StepRow {
  /** Whole minutes since the session began. */
  readonly startMinutes: number;
  readonly title: string;
  /** Anchor of the page's heading; null is its top. */
  readonly section: string | null;
  readonly needs: readonly string[];
}

export type PlanRow = { readonly startMinutes: number; readonly lengthMinutes: number } & (
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
  return [...rows, { kind: "questions", ...onTheClock(endSeconds, spareSeconds) }];
}

function toRow(item: PlannedItem): PlanRow {
  const times = onTheClock(item.startSeconds, item.seconds);
  switch (item.kind) {
    case "pause":
      return { kind: "pause", ...times };
    case "talk": {
      const paragraphs = item.say.split(/\n\s*\n/).map((paragraph) => paragraph.trim());
      return { kind: "talk", ...times, title: item.title, paragraphs, needs: roomNeeds(item.activities) };
    }
    case "lesson": {
      const steps = item.steps.map(({ step, startSeconds }) => ({
        startMinutes: wholeMinutes(startSeconds),
        title: step.title,
        section: step.section ?? null,
        needs: roomNeeds(step.do),
      }));
      return { kind: "lesson", ...times, page: item.page, whole: item.whole, steps };
    }
    default:
      return item satisfies never;
  }
}

const wholeMinutes = (seconds: number): number => Math.floor(seconds / 60);

/** The length goes by the start times as shown, so that the column adds up. */
const onTheClock = (startSeconds: number, seconds: number) => ({
  startMinutes: wholeMinutes(startSeconds),
  lengthMinutes: wholeMinutes(startSeconds + seconds) - wholeMinutes(startSeconds),
});
