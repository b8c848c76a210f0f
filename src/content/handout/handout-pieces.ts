/** What of a lesson goes on its handout. Components mark their piece; "Your turn" is the prose's own section. */
const piece = /<section class="handout-piece"[\s\S]*?<\/section>/g;
const yourTurn = /<h2 id="your-turn">[\s\S]*?<\/h2>([\s\S]*?)(?=<h2\b|<section class="handout-piece")/;

/** What the exercise folds away is for afterwards: the mended program. */
const folded = /<details\b[\s\S]*?<\/details>/g;

export interface HandoutPieces {
  /** Questions and summary in the order of the lesson. */
  readonly asked: readonly string[];
  /** What the exercise asks for. */
  readonly exercise: string;
}

/** @param html a lesson's text, rendered for a handout */
export const toHandoutPieces = (html: string): HandoutPieces => ({
  asked: html.match(piece) ?? [],
  exercise: (yourTurn.exec(html)?.[1] ?? "").replace(folded, "").trim(),
});
