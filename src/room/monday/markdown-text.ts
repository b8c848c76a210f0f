/** Text of the course and of a reader, so that Markdown shows it as it was written. */

/** Plain text in which words between backquotes are code: that stays, all else loses its meaning to Markdown. */
export const escapeProse = (text: string): string =>
  text
    .split("`")
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/[\\*_[\]<>~#|]/g, "\\$&")))
    .join("`");

/** A block of code, behind a fence that the text cannot close. */
export function fence(text: string, language: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const marks = "`".repeat(longest + 1);
  return `${marks}${language}\n${text}\n${marks}`;
}

/**
 * A reader's note as a quotation: lists and code that they typed stay what they are, nothing in it reaches what stands
 * after it, and a tag is shown as text.
 */
export function quoteNote(note: string): string {
  let inFence = false;
  const lines = note
    .replace(/\r\n?/g, "\n")
    .trim()
    .split("\n")
    .map((line) => {
      const isFence = /^ {0,3}(```|~~~)/.test(line);
      if (isFence) inFence = !inFence;
      return isFence || inFence ? line : showTags(line);
    });
  return lines.map((line) => (line === "" ? ">" : `> ${line}`)).join("\n");
}

/** Outside of code alone, where Markdown would take it for HTML. */
const showTags = (line: string): string =>
  line
    .split(/(`+[^`]*`+)/)
    .map((part, index) => (index % 2 === 1 ? part : part.replace(/<(?=[a-z/!?])/gi, "&lt;")))
    .join("");
