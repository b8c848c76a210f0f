/** Sentences with their important words left out, for a trainer's room. */

/** The longest gap, in letters: a whole phrase need not fit its own width. */
const MAX_LETTERS = 24;
const MIN_LETTERS = 8;

const toBlank = (text: string): string => {
  const letters = Math.min(MAX_LETTERS, Math.max(MIN_LETTERS, text.replace(/&[a-z]+;/g, "x").length + 2));
  return `<span class="blank" role="img" aria-label="blank" style="width:${letters}ch"></span>`;
};

const withoutTags = (html: string): string => html.replace(/<[^>]*>/g, "");

/** What an author sets apart, as code, bold or a linked term, is what is worth remembering. */
const emphasised = /<(code|strong|a)\b[^>]*>([\s\S]*?)<\/\1>/g;

function blankSentence(html: string): string {
  let count = 0;
  const blanked = html.replace(emphasised, (whole, _, text: string) => {
    count += 1;
    // More than two gaps in a sentence leave nothing to go by.
    return count <= 2 ? toBlank(withoutTags(text)) : whole;
  });
  if (count > 0) return blanked;
  const words = html.match(/\p{L}[\p{L}-]*(?![^<]*>)/gu) ?? [];
  const longest = words.reduce((found, word) => (word.length > found.length ? word : found), "");
  return longest === "" ? html : html.replace(longest, toBlank(longest));
}

/** @param html a list; each of its entries loses one or two words */
export const blankWords = (html: string): string =>
  html.replace(
    /(<li\b[^>]*>)([\s\S]*?)(<\/li>)/g,
    (_, start: string, text: string, end: string) => start + blankSentence(text) + end,
  );
