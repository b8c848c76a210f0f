export interface Label {
  readonly x: number;
  readonly text: string;
}

export interface PlacedLabel extends Label {
  /** Left edge of the text. */
  readonly left: number;
}

/** Between one name and the next. */
const air = 8;
/** How far a name reaches over the line that it belongs to. */
const overhang = 6;

/** How wide the chart's 12 px type sets a text, with a little to spare. */
export function textWidth(text: string): number {
  let width = 0;
  for (const character of text) width += widthOf(character);
  return width;
}

function widthOf(character: string): number {
  if (/[mwMW@…]/.test(character)) return 10.5;
  if (/[A-Z0-9_&%+=?#~]/.test(character)) return 7.8;
  if (/[ilj.,:;'’|/ ()!-]/.test(character)) return 4;
  return 6.4;
}

/**
 * Puts labels on one line, the weightiest first: from their place on to the right, or else to the left of it. One that
 * would touch another either way is left out.
 */
export function placeLabels<Kind extends Label>(
  labels: readonly Kind[],
  width: number,
): readonly (Kind & PlacedLabel)[] {
  const placed: { readonly label: Kind; readonly left: number; readonly right: number }[] = [];
  for (const label of labels) {
    const length = textWidth(label.text);
    if (length > width) continue;
    const lefts = [label.x - overhang, label.x + overhang - length].map((left) =>
      Math.min(Math.max(0, left), width - length),
    );
    const left = lefts.find((at) =>
      placed.every((other) => at + length + air <= other.left || at >= other.right + air),
    );
    if (left !== undefined) placed.push({ label, left, right: left + length });
  }
  return placed.map(({ label, left }) => ({ ...label, left }));
}
