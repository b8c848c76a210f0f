import { findBlocks, isFunction, openingOf } from "../autopsy/code-blocks.ts";
import type { FoundGenerator } from "./find-generator.ts";

/**
 * What a stretch of a generator's lines is. *before*, *yield*, *on*: up to the yield, the yield, what follows when it
 * is resumed. *catch*, *finally*: of the tries around the yield, `level` 0 the innermost. *yields*: from the first of
 * several yields, or one that comes round again, to the last. *rest*: what follows those, or a yield in a branch.
 */
export type StretchRole =
  | { readonly kind: "before" | "yield" | "yields" | "rest" }
  | { readonly kind: "on" | "catch" | "finally"; readonly level: number };

/** Lines of a generator's source that share one fate; 1-based, both ends among them. */
export type Stretch = StretchRole & { readonly first: number; readonly last: number };

export interface BodyShape {
  readonly stretches: readonly Stretch[];
  /** Lines with a yield of its own. */
  readonly yieldLines: readonly number[];
  /** False for several yields and for one in a loop: which one it stands at, and how often it came there, is open. */
  readonly yieldsOnce: boolean;
  /** Whether a `return` of its own may lead past what follows. */
  readonly mayReturn: boolean;
}

/** Parts a generator's source by its yield; null where two parts share a line, or there is no yield. */
export function readShape(found: FoundGenerator): BodyShape | null {
  const { masked, start, open, close } = found;
  const lineOf = lineCounter(masked);
  const blocks = findBlocks(masked).filter((block) => block.open > open && block.close < close);
  const isOwn = (at: number) => !blocks.some((block) => isFunction(block) && block.open < at && block.close > at);
  const ownWords = (word: RegExp) =>
    [...masked.slice(open + 1, close).matchAll(word)].map(({ index }) => open + 1 + index).filter(isOwn);
  const yields = ownWords(/(?<![\w$.])yield(?![\w$])(?!\s*:)/g);
  const [at] = yields;
  const last = yields.at(-1);
  if (at === undefined || last === undefined) return null;
  const around = blocks.filter((block) => block.open < at && block.close > at).map((block) => toAround(masked, block));
  const way = yields.length > 1 || around.includes("loop") ? "loop" : wayTo(masked, at, around);
  const [first, end] = [lineOf(start), lineOf(close)];
  const yieldEnd = lineOf(statementEnd(masked, last));
  const before: StretchRole & { at: number } = { kind: "before", at: first };
  const after: readonly (StretchRole & { at: number })[] =
    way === "straight" ? toLevels(masked, blocks, at, lineOf, yieldEnd) : [{ kind: "rest", at: yieldEnd + 1 }];
  const marked = [
    before,
    { kind: way === "loop" ? ("yields" as const) : ("yield" as const), at: lineOf(at) },
    ...after,
  ];
  const stretches = toStretches(marked, end, masked.split("\n"));
  return (
    stretches && {
      stretches,
      yieldLines: [...new Set(yields.map(lineOf))],
      yieldsOnce: way !== "loop",
      mayReturn: ownWords(/(?<![\w$.])return(?![\w$])/g).length > 0,
    }
  );
}

type Around = "try" | "plain" | "loop" | "branch";

function toAround(masked: string, { open }: { readonly open: number }): Around {
  const before = masked.slice(0, open).trimEnd();
  if (/\btry$/.test(before)) return "try";
  if (/\bdo$/.test(before)) return "loop";
  if (/[;{}]$/.test(before)) return "plain";
  const head = before.endsWith(")") ? before.slice(0, openingOf(before)).trimEnd() : before;
  return /\b(?:for|while|for\s+await)$/.test(head) ? "loop" : "branch";
}

/** How the one yield is come to: a loop or a branch may also stand before it without braces. */
function wayTo(masked: string, at: number, around: readonly Around[]): "straight" | "branch" | "loop" {
  const before = masked.slice(0, at);
  const statement = before.slice(Math.max(...[...";{}"].map((sign) => before.lastIndexOf(sign))) + 1);
  const opened = [...statement].reduce((depth, sign) => depth + (sign === "(" ? 1 : sign === ")" ? -1 : 0), 0);
  // The head of a `for` has semicolons of its own.
  if (opened < 0 || /\b(?:for|while|do)\b/.test(statement)) return "loop";
  if (/\b(?:if|else|case|default)\b|&&|\|\||\?/.test(statement)) return "branch";
  return around.every((kind) => kind === "try" || kind === "plain") ? "straight" : "branch";
}

/** What follows a yield that only tries are around. */
function toLevels(
  masked: string,
  blocks: ReturnType<typeof findBlocks>,
  at: number,
  lineOf: (offset: number) => number,
  yieldEnd: number,
): (StretchRole & { at: number })[] {
  const parts: (StretchRole & { at: number })[] = [];
  let level = 0;
  parts.push({ kind: "on", level, at: yieldEnd + 1 });
  const tries = blocks
    .filter((block) => block.open < at && block.close > at && toAround(masked, block) === "try")
    .sort((a, b) => a.close - b.close);
  for (const block of tries) {
    let end = block.close;
    for (const kind of ["catch", "finally"] as const) {
      const head = (kind === "catch" ? /^\s*catch\b[^{]*/ : /^\s*finally\s*/).exec(masked.slice(end + 1))?.[0];
      if (head === undefined) continue;
      const open = end + 1 + head.length;
      parts.push({ kind, level, at: lineOf(end + 1 + head.indexOf(kind)) });
      end = blocks.find((other) => other.open === open)?.close ?? end;
    }
    level += 1;
    parts.push({ kind: "on", level, at: lineOf(end) + 1 });
  }
  return parts;
}

const onlyCloses = /^[\s)\]};,]*$/;

/** Stretches from where each part begins; one without lines, or with closing brackets alone, joins the one before. */
function toStretches(
  parts: readonly (StretchRole & { at: number })[],
  end: number,
  lines: readonly string[],
): Stretch[] | null {
  const stretches: Stretch[] = [];
  for (const [index, { at, ...role }] of parts.entries()) {
    const last = (parts[index + 1]?.at ?? end + 1) - 1;
    const isEmpty = role.kind === "on" || role.kind === "rest" ? lines.slice(at - 1, last).every(isClosing) : false;
    const previous = stretches.at(-1);
    if (isEmpty && previous) stretches[stretches.length - 1] = { ...previous, last: Math.max(previous.last, last) };
    else if (last < at || at <= (previous?.last ?? 0)) return null;
    else stretches.push({ ...role, first: at, last });
  }
  return stretches;
}

const isClosing = (line: string): boolean => onlyCloses.test(line);

/** The end of the statement with the yield: its semicolon, or the end of the line on which its brackets are closed. */
function statementEnd(masked: string, from: number): number {
  let depth = 0;
  for (let at = from; at < masked.length; at += 1) {
    const sign = masked[at] ?? "";
    if ("([{".includes(sign)) depth += 1;
    else if (")]}".includes(sign)) depth -= 1;
    if (depth < 0) return at - 1;
    if (depth === 0 && (sign === ";" || sign === "\n")) return sign === ";" ? at : at - 1;
  }
  return masked.length;
}

function lineCounter(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return (offset) => starts.findLastIndex((start) => start <= offset) + 1;
}
