import { type CodeBlock, isFunction } from "./code-blocks.ts";
import { isInside, type SourceText } from "./source-text.ts";

const leaving = /\b(?:return|break|continue)\b/g;

/**
 * The lines from `lastLine`, the last that is known to have run, to the release at `offset` by which the function that
 * holds the release may be left, or a loop round it. What leaves a function within that one is none of them.
 */
export function readExits(text: SourceText, lastLine: number, offset: number): readonly number[] {
  const from = text.startOf(lastLine);
  const home = innermost(text.blocks, offset, isFunction);
  if (from >= offset || (home && from < home.open && text.lineOf(home.open) !== lastLine)) return [];
  const stretch = text.masked.slice(from, offset);
  const lines = [...stretch.matchAll(leaving)]
    .map((found) => ({ word: found[0], at: from + found.index }))
    .filter(({ word, at }) => innermost(text.blocks, at, isFunction) === home && leaves(text, word, at, offset))
    .map(({ at }) => text.lineOf(at));
  return [...new Set(lines)];
}

function leaves(text: SourceText, word: string, at: number, release: number): boolean {
  // In the release's own line a return is the release's: `return db.release()`.
  if (word === "return") return text.lineOf(at) !== text.lineOf(release);
  const left = innermost(text.blocks, at, ({ kind }) => kind === "loop" || (kind === "switch" && word === "break"));
  return left !== undefined && isInside(release, left);
}

/** Blocks come the inner ones first. */
const innermost = (blocks: readonly CodeBlock[], at: number, is: (block: CodeBlock) => boolean) =>
  blocks.find((block) => is(block) && isInside(at, block));
