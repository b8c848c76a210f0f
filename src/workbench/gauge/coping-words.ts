import { mediumWidth } from "../words/shorten.ts";
import { figureX, type LaneFrame } from "./lane-frame.ts";

/** A word on the edge of the pool, from where it begins to where it ends. */
export interface CopingWord {
  readonly text: string;
  readonly left: number;
  readonly right: number;
}

/** What of the scale is told first where there is no room for all: its ends. */
const ticks = [
  { ageMs: 0, text: "0 s" },
  { ageMs: 60_000, text: "1 min" },
  { ageMs: 10_000, text: "10 s" },
  { ageMs: 30_000, text: "30 s" },
];

/** Between two words, in em: less reads as one. */
const gapEm = 0.6;

/** What the columns of a bank are called. */
export function copingHeadings({
  whoX,
  ageX,
  captionFontSize,
}: LaneFrame): Record<"lane" | "holder" | "age", CopingWord> {
  const widthOf = (text: string) => mediumWidth(text, captionFontSize);
  return {
    lane: { text: "lane", left: 0, right: widthOf("lane") },
    holder: { text: "held by", left: whoX, right: whoX + widthOf("held by") },
    age: { text: "out for", left: ageX - widthOf("out for"), right: ageX },
  };
}

/** The labels of the scale of ages for which there is room beside the headings and each other. */
export function scaleLabels(frame: LaneFrame): readonly CopingWord[] {
  const gap = frame.captionFontSize * gapEm;
  const labels: CopingWord[] = [];
  const headings = Object.values(copingHeadings(frame));
  for (const { ageMs, text } of ticks) {
    const [middle, half] = [figureX(frame, ageMs), mediumWidth(text, frame.captionFontSize) / 2];
    const label = { text, left: middle - half, right: middle + half };
    const isFree = (word: CopingWord) => label.right + gap <= word.left || word.right + gap <= label.left;
    if ([...headings, ...labels].every(isFree)) labels.push(label);
  }
  return labels;
}
