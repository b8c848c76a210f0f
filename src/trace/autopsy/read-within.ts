import type { Site } from "../../contract/trace-event.ts";
import type { ReleaseWithin } from "./autopsy-report.ts";
import { type CodeBlock, isFunction } from "./code-blocks.ts";
import { isInside, type SourceText } from "./source-text.ts";

/** What is known to have run of a lease's way, beside the line that took it. */
export interface KnownPlaces {
  /** Of its queries, the newest first. */
  readonly uses: readonly Site[];
  /** Where the holder threw. */
  readonly threwAt: Site | null;
  /** It left by an error. */
  readonly isThrown: boolean;
  /** An error was thrown into the dependency that took the lease. */
  readonly isThrownInto: boolean;
}

/** A function that begins here is called later, if at all. */
const timer =
  /\bset(?:Timeout|Interval|Immediate)\s*\(\s*(?:async\s*)?(?:\([^()]*\)|function\b[^{]*)\s*(?:=>)?[^;{}]*$/;

/** What the release at `offset` of `file` stands in; `taken` is the line of the same file that took the lease, or null. */
export function readWithin(
  text: SourceText,
  file: string,
  offset: number,
  taken: number | null,
  known: KnownPlaces,
): ReleaseWithin {
  const takenAt = taken === null ? null : text.startOf(taken);
  const isTogether = taken !== null && /\bPromise\.all\s*\(/.test(text.textOf(taken));
  if (isTogether && known.uses.length === 0) return { kind: "promise-all" };
  const around = text.blocks.filter((block) => isInside(offset, block));
  const own = around.findIndex(isFunction);
  const holder = around[own];
  const { uses, threwAt } = known;
  const seen = [...uses, ...(threwAt ? [threwAt] : [])].filter((site) => site.file === file);
  const last = seen[0]?.line ?? taken;
  if (holder?.kind === "generator" && takenAt !== null && isInside(takenAt, holder)) {
    const yieldLine = yieldBetween(text, takenAt, holder);
    const isSeenInside = seen.some(({ line }) => isInside(text.startOf(line), holder));
    if (yieldLine !== null && !isSeenInside)
      return { kind: "generator", how: known.isThrownInto ? "thrown-into" : "dropped", yieldLine };
  }
  for (const block of own < 0 ? around : around.slice(0, own)) {
    if (takenAt !== null && isInside(takenAt, block)) break;
    if (block.kind === "catch") return { kind: "catch" };
    if (block.kind === "branch" && !known.isThrown) return { kind: "condition" };
    if (block.kind === "finally") return finallyOf(text, block, last);
  }
  if (isDisposer(text, offset, holder)) return { kind: "disposer" };
  const line = text.lineOf(offset);
  const before = text.masked.slice(text.startOf(line), offset);
  const outside = text.masked.slice(Math.max(0, (holder?.open ?? 0) - 200), holder?.open ?? 0);
  const isLater = holder !== undefined && takenAt !== null && !isInside(takenAt, holder);
  if (timer.test(before) || (isLater && timer.test(outside))) return { kind: "timer" };
  const isUnderIf = /\b(?:if\s*\(|else\b)/.test(before) && !before.includes("}");
  return { kind: isUnderIf && !known.isThrown ? "condition" : "plain" };
}

/** Whether the function that holds the release, or the line of it, is one that `using` calls. */
function isDisposer(text: SourceText, offset: number, holder: CodeBlock | undefined): boolean {
  const line = text.masked.slice(text.startOf(text.lineOf(offset)), offset);
  const head = holder === undefined ? "" : text.masked.slice(Math.max(0, holder.open - 80), holder.open);
  return disposer.test(line) || disposer.test(head);
}

const disposer = /\bSymbol\.(?:asyncDispose|dispose)\]\s*(?:\(\)|:)[^;]*$/;

function finallyOf(text: SourceText, block: CodeBlock, last: number | null): ReleaseWithin {
  const tryLine = text.lineOf(tryOf(text, block)?.open ?? block.open);
  if (last === null) return { kind: "finally", how: "either", tryLine };
  const lastAt = text.startOf(last);
  if (isInside(lastAt, block)) return { kind: "finally", how: "left", tryLine };
  return { kind: "finally", how: last < tryLine ? "not-entered" : "either", tryLine };
}

function tryOf(text: SourceText, block: CodeBlock): CodeBlock | undefined {
  const before = text.masked.slice(0, block.open).replace(/(?:\bfinally|\bcatch\s*(?:\([^)]*\))?)\s*$/, "");
  const previous = text.blocks.find(({ close }) => close === before.trimEnd().length - 1);
  return previous?.kind === "catch" ? tryOf(text, previous) : previous;
}

function yieldBetween(text: SourceText, from: number, { close }: CodeBlock): number | null {
  const found = text.masked.slice(from, close).search(/\byield\b/);
  return found < 0 ? null : text.lineOf(from + found);
}
