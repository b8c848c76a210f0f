/** Lines of a text, counted as an editor numbers them: an empty text has one. */
export function countLines(text: string): number {
  let lines = 1;
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) lines += 1;
  return lines;
}

/** Where a line begins, the first being 1; the end of the text for a line beyond it. */
export function offsetOfLine(text: string, line: number): number {
  let at = 0;
  for (let passed = 1; passed < line; passed += 1) {
    const next = text.indexOf("\n", at);
    if (next === -1) return text.length;
    at = next + 1;
  }
  return at;
}

/** What the Enter key writes at `at`: a new line that begins where this one does, a step deeper after a bracket. */
export function newLineAt(text: string, at: number): string {
  const begin = text.lastIndexOf("\n", at - 1) + 1;
  const before = text.slice(begin, at);
  const indent = /^[ \t]*/.exec(before)?.[0] ?? "";
  return `\n${indent}${/[[({]\s*$/.test(before) ? "  " : ""}`;
}
