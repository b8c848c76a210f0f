/** Where a character of a text stands, both from 1; `position` counts characters from 1, as PostgreSQL does. */
export function toLineColumn(text: string, position: number): { readonly line: number; readonly column: number } {
  const lines = [...text]
    .slice(0, position - 1)
    .join("")
    .split("\n");
  return { line: lines.length, column: [...(lines.at(-1) ?? "")].length + 1 };
}
