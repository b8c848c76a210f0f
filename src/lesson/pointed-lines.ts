import { signal } from "@preact/signals";

export interface PointedLines {
  readonly file: string;
  /** The first line of a file is 1. */
  readonly fromLine: number;
  readonly toLine: number;
}

/** Lines that a trainer points at, apart from what a run marks; the editors shade them. */
export const pointedLines = signal<PointedLines | null>(null);
