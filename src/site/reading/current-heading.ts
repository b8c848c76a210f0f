/** Index of the heading that the reader is under: the last that stands at or above `line`; -1 before the first. */
export const currentHeading = (tops: readonly number[], line: number): number =>
  tops.findLastIndex((top) => top <= line);
