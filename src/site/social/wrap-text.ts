/** Breaks a text into lines no wider than `maxPx`; a word that is wider stands on a line of its own. */
export function wrapText(text: string, maxPx: number, measurePx: (line: string) => number): string[] {
  const lines: string[] = [];
  for (const word of text.split(" ")) {
    const last = lines.at(-1);
    if (last !== undefined && measurePx(`${last} ${word}`) <= maxPx) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}
