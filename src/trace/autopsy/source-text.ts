import { type CodeBlock, findBlocks, isFunction } from "./code-blocks.ts";
import { maskSource } from "./mask-source.ts";

/** The sources that a run was started with, by file. */
export type RunSources = Readonly<Record<string, string>>;

/** A place in a file. */
export interface SourcePlace {
  readonly file: string;
  readonly offset: number;
}

/** One file of a run, to be read as text: comments and strings blanked out, place for place. */
export interface SourceText {
  readonly masked: string;
  readonly blocks: readonly CodeBlock[];
  /** Of line `line`, 1-based; the end of the text for a line beyond it. */
  startOf(line: number): number;
  lineOf(offset: number): number;
  /** The line without comments and the insides of strings. */
  textOf(line: number): string;
  /** The functions around an offset, the inner ones first, and the whole file at the end. */
  functionsAround(offset: number): readonly CodeBlock[];
}

export function readSource(source: string): SourceText {
  const masked = maskSource(source);
  const blocks = findBlocks(masked);
  const starts = [0];
  for (let at = masked.indexOf("\n"); at >= 0; at = masked.indexOf("\n", at + 1)) starts.push(at + 1);
  const whole: CodeBlock = { kind: "function", open: -1, close: masked.length };
  const startOf = (line: number) => starts[line - 1] ?? masked.length;
  return {
    masked,
    blocks,
    startOf,
    lineOf: (offset) => starts.findLastIndex((start) => start <= offset) + 1,
    textOf: (line) => masked.slice(startOf(line), startOf(line + 1)),
    functionsAround: (offset) => [
      ...blocks.filter((block) => isFunction(block) && block.open < offset && block.close > offset),
      whole,
    ],
  };
}

export const isInside = (offset: number, { open, close }: CodeBlock): boolean => open < offset && offset < close;
