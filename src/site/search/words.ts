/** What is told apart in a text: small words, without numbers, addresses and marks, which differ from run to run. */
export const toWords = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/\b[a-z][a-z\d+.-]*:\/\/\S+/g, " ")
    .replace(/\b0x[\da-f]+\b/g, " ")
    .split(/[^\p{L}\p{N}_]+/u)
    .filter((word) => word !== "" && !/^\d/.test(word));

/** Where `part` stands in `whole`, word for word, from `from` on; -1 where it does not. */
export function indexOfWords(whole: readonly string[], part: readonly string[], from = 0): number {
  for (let at = from; at + part.length <= whole.length; at += 1)
    if (part.every((word, index) => whole[at + index] === word)) return at;
  return -1;
}

/** Length of the longest row of words that both have. */
export function longestCommonRun(a: readonly string[], b: readonly string[]): number {
  let longest = 0;
  let above = new Array<number>(b.length + 1).fill(0);
  for (const word of a) {
    const row = [0, ...b.map((other, index) => (other === word ? (above[index] ?? 0) + 1 : 0))];
    longest = Math.max(longest, ...row);
    above = row;
  }
  return longest;
}
