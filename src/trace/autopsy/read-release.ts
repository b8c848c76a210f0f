import type { Site } from "../../contract/trace-event.ts";
import { type CodeBlock, findBlocks } from "./code-blocks.ts";
import { maskSource } from "./mask-source.ts";

/** What the text of a source says of where the lease taken at a line is given back. */
export type ReadRelease =
  | { readonly kind: "line"; readonly line: number; readonly inFinally: boolean }
  | { readonly kind: "absent" }
  | { readonly kind: "unknown" };

const ownReturn = /\busing\s/;
const takes = /\.connect\s*\(/;
/** `pool.connect((error, client, done) => …)`: what it calls `done` gives the lease back. */
const callback =
  /\.connect\s*\(\s*(?:async\s+)?(?:function\b\s*\w*\s*)?\(?\s*\w+\s*(?::[^,]+)?,\s*\w+\s*(?::[^,]+)?,\s*(\w+)/;
const named = /(\w+)\s*(?::[^=;]+)?=\s*(?:await\s+)?[\w.]+\.connect\s*\($/;

/**
 * The line after `site` that gives its lease back, sought in the function that took it, then in those around it.
 * Functions beside those are other holders' code and are not read. A source is read as text: what is given back by
 * another name, or in another file, is not found.
 */
export function readRelease(source: string, site: Site): ReadRelease {
  const masked = maskSource(source);
  const starts = lineStarts(masked);
  const lineText = masked.slice(starts[site.line - 1], starts[site.line]);
  if (ownReturn.test(lineText) || !takes.test(lineText)) return { kind: "unknown" };
  const from = starts[site.line - 1] ?? 0;
  const after = from + lineText.search(takes);
  const blocks = findBlocks(masked);
  const around = blocks.filter(({ kind, open, close }) => kind === "function" && open < after && close > after);
  const whole: CodeBlock = { kind: "function", open: -1, close: masked.length };
  const isGiving = givesBack(masked, from, after);
  for (const [index, region] of [...around, whole].entries()) {
    const inner = around[index - 1];
    const at = isGiving.find((offset) => {
      if (offset < after || offset < region.open || offset > region.close) return false;
      return index === 0 || !isInOther(blocks, offset, region, inner);
    });
    if (at === undefined) continue;
    const inFinally = blocks.some(({ kind, open, close }) => kind === "finally" && open < at && close > at);
    return { kind: "line", line: starts.findLastIndex((start) => start <= at) + 1, inFinally };
  }
  return { kind: "absent" };
}

/** Offsets of the calls that give this lease back; by its own name where it has one. */
function givesBack(masked: string, from: number, after: number): readonly number[] {
  const done = callback.exec(masked.slice(from))?.[1];
  const name = named.exec(masked.slice(0, masked.indexOf("(", after) + 1))?.[1];
  const own = [done && `\\b${done}\\s*\\(`, name && `\\b${name}\\??\\.release\\s*\\??\\.?\\(`].filter(Boolean);
  const calls = (pattern: string) => [...masked.matchAll(new RegExp(pattern, "g"))].map(({ index }) => index);
  const mine = own.flatMap((pattern) => calls(String(pattern))).filter((offset) => offset > after);
  return mine.length > 0 || name ? mine : calls("\\.release\\s*\\(");
}

/** Whether a function lies between `offset` and `region` that does not hold the taking line. */
const isInOther = (blocks: readonly CodeBlock[], offset: number, region: CodeBlock, inner: CodeBlock | undefined) =>
  blocks.some(
    ({ kind, open, close }) =>
      kind === "function" && open > region.open && open < offset && close > offset && open !== inner?.open,
  );

function lineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}
