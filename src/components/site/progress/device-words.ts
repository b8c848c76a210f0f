import type { KeptKind } from "../../../site/device/kept-kinds.ts";

interface KindWords {
  readonly title: string;
  readonly what: string;
}

export const kindWords: Readonly<Record<KeptKind, KindWords>> = {
  progress: {
    title: "Progress",
    what: "What you opened, predicted, ran, passed and answered, when you first did, and where you were last",
  },
  work: { title: "Your code", what: "The files that you changed in each lesson, and the version that you put aside" },
  notes: { title: "Your notes", what: "What you wrote and ticked on the page “What to check on Monday”" },
  predictions: { title: "Predictions", what: "What you expected before a first run" },
  answers: { title: "Review", what: "How often each question was missed, and when it was last answered" },
  settings: { title: "Settings", what: "Theme, pane sizes, language of the samples, editor, engine" },
  other: { title: "Other", what: "Kept by another version of this site" },
};

export function sizeWords(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  return bytes < 1_000_000 ? `${(bytes / 1_000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;
}

export const refusalWords = {
  full: "There is no room: the browser's storage for this site is full. Nothing was changed. Clear something below, then try again.",
  forbidden:
    "The browser refuses storage to this site. Nothing was changed. Allow it in the browser's settings, then reload this page.",
} as const;

const counted = (count: number, one: string, many: string) => `${count} ${count === 1 ? one : many}`;

/** How far one lesson was taken, in words. */
export function factsInWords(facts: Readonly<Record<string, number>>, totals: { checks: number; questions: number }) {
  const count = (kind: string) => Object.keys(facts).filter((fact) => fact.startsWith(`${kind}/`)).length;
  const [passed, answered, ran, predicted] = ["passed", "answered", "ran", "predicted"].map(count) as [
    number,
    number,
    number,
    number,
  ];
  return [
    totals.checks > 0 && passed > 0 && `${Math.min(passed, totals.checks)} of ${totals.checks} checks passed`,
    predicted > 0 && counted(predicted, "prediction", "predictions"),
    ran > 0 && counted(ran, "scenario run", "scenarios run"),
    answered > 0 && `${Math.min(answered, totals.questions)} of ${totals.questions} questions answered`,
  ]
    .filter(Boolean)
    .join(", ");
}
