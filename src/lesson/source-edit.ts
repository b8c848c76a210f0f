/** A change of a file's text that moves nothing to another line. */
export interface SourceEdit {
  readonly at: number;
  /** How much of the old text goes. */
  readonly length: number;
  readonly text: string;
}

/** Edits at one position apply in the order in which they are listed. */
export function applyEdits(text: string, edits: readonly SourceEdit[]): string {
  let result = "";
  let from = 0;
  for (const { at, length, text: added } of edits.toSorted((a, b) => a.at - b.at)) {
    result += text.slice(from, at) + added;
    from = at + length;
  }
  return result + text.slice(from);
}
