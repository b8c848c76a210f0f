export interface Label {
  readonly x: number;
  readonly text: string;
}

export interface PlacedLabel extends Label {
  /** Left edge of the text. */
  readonly left: number;
}

const characterWidth = 6.9;
/** The mark before the text, and air after it. */
const extra = 18;

/** Puts labels on one line, the weightiest first; one that would touch another is left out. */
export function placeLabels<Kind extends Label>(
  labels: readonly Kind[],
  width: number,
): readonly (Kind & PlacedLabel)[] {
  const placed: { readonly label: Kind; readonly left: number; readonly right: number }[] = [];
  for (const label of labels) {
    const length = label.text.length * characterWidth + extra;
    if (length > width) continue;
    const left = Math.min(Math.max(0, label.x - 6), width - length);
    const right = left + length;
    if (placed.every((other) => right <= other.left || left >= other.right)) placed.push({ label, left, right });
  }
  return placed.map(({ label, left }) => ({ ...label, left }));
}
