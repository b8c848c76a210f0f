import type { Site } from "../../contract/trace-event.ts";
import { type CodeBlock, isFunction } from "./code-blocks.ts";
import { escapes, handedTo, isGivenOn, keptRelease } from "./follow-client.ts";
import { isInside, type RunSources, readSource, type SourcePlace, type SourceText } from "./source-text.ts";

/**
 * What the text of a run says of where the lease taken at a line is given back. *uncalled*: a line names the release and
 * does not call it. *closed*: a line ends the client in its place. *absent*: nothing gives back the client of that name.
 */
export type ReadRelease =
  | ({ readonly kind: "line" | "uncalled" | "closed" } & SourcePlace)
  | { readonly kind: "absent"; readonly name: string | null }
  | { readonly kind: "unknown" };

const ownReturn = /\busing\s/;
const takes = /\.connect\s*\(/;
/** `pool.connect((error, client, done) => …)`: what it calls `done` gives the lease back. */
const callback =
  /^\.connect\s*\(\s*(?:async\s+)?(?:function\b\s*\w*\s*)?\(?\s*\w+\s*(?::[^,]+)?,\s*(\w+)\s*(?::[^,]+)?(?:,\s*(\w+))?/;
const named = /(\w+)\s*(?::[^=;]+)?(?:\?\?|\|\|)?=\s*(?:await\s+)?[\w.]+\.connect\s*\($/;

/**
 * The line that gives back the lease taken at `site`: sought in the function that took it, then in those around it, then
 * where the client was handed to, and where it was used (`uses`, the newest first). Other holders' code is not read.
 * Sources are read as text: a client that goes where it cannot be followed makes the answer *unknown*.
 */
export function readRelease(sources: RunSources, site: Site, uses: readonly Site[] = []): ReadRelease {
  const source = sources[site.file];
  if (source === undefined) return { kind: "unknown" };
  const text = readSource(source);
  const lineText = text.textOf(site.line);
  const session = sessionRelease(text, lineText);
  if (session !== null) return { kind: "line", file: site.file, offset: session };
  if (ownReturn.test(lineText) || !takes.test(lineText)) return { kind: "unknown" };
  const from = text.startOf(site.line);
  const after = from + lineText.search(takes);
  const { names, calls } = givesBack(text.masked, after);
  // Of a client that goes to whoever asked, nothing that stands here is the release.
  const own = isGivenOn(lineText) ? null : firstIn(text, after, calls);
  if (own !== null) return { kind: "line", file: site.file, offset: own };
  const [taker] = text.functionsAround(after);
  const name = names[0] ?? null;
  if (name !== null && taker) {
    const handed = handedTo(sources, site.file, text, name, taker, after, uses);
    if (handed) return { kind: "line", ...handed };
  }
  const elsewhere = whereUsed(sources, site, taker, text, uses) ?? keptRelease(sources, site.file, lineText);
  if (elsewhere) return { kind: "line", ...elsewhere };
  if (isProperty.test(lineText)) return { kind: "unknown" };
  if (name !== null) {
    const uncalled = firstIn(text, after, offsetsOf(text.masked, `^[ \\t]*${name}\\??\\.release[ \\t]*;?[ \\t]*$`));
    if (uncalled !== null) return { kind: "uncalled", file: site.file, offset: uncalled };
    const closed = firstIn(text, after, offsetsOf(text.masked, `\\b${name}\\??\\.end\\s*\\(`));
    if (closed !== null) return { kind: "closed", file: site.file, offset: closed };
  }
  return escapes(text, after, name, taker, sources) ? { kind: "unknown" } : { kind: "absent", name };
}

interface Giving {
  /** What the client is called. */
  readonly names: readonly string[];
  /** Offsets of the calls that may give it back. */
  readonly calls: readonly number[];
}

/** The calls that give this lease back; by its own name where it has one. */
function givesBack(masked: string, after: number): Giving {
  const [, client, done] = callback.exec(masked.slice(after)) ?? [];
  const name = client ?? named.exec(masked.slice(0, masked.indexOf("(", after) + 1))?.[1];
  const own = [done && `\\b${done}\\s*\\(`, name && `\\b${name}\\??\\.release\\s*(?:\\?\\.)?\\(`].filter(Boolean);
  const mine = own.flatMap((pattern) => offsetsOf(masked, String(pattern))).filter((offset) => offset > after);
  if (mine.length > 0 || name) return { names: name ? [name] : [], calls: mine.sort((a, b) => a - b) };
  return { names: [], calls: offsetsOf(masked, "\\.release\\s*\\(") };
}

const offsetsOf = (masked: string, pattern: string): readonly number[] =>
  [...masked.matchAll(new RegExp(pattern, "gm"))].map(({ index, 0: found }) => index + found.search(/\S/));

/** The first of `offsets` after `after` in the function around that, else in the one around it, and so on. */
function firstIn(text: SourceText, after: number, offsets: readonly number[]): number | null {
  const around = text.functionsAround(after);
  for (const [index, region] of around.entries()) {
    const inner = around[index - 1];
    const at = offsets.find(
      (offset) =>
        offset >= after &&
        offset >= region.open &&
        offset <= region.close &&
        (index === 0 || !isInOther(text.blocks, offset, region, inner)),
    );
    if (at !== undefined) return at;
  }
  return null;
}

/** Whether a function lies between `offset` and `region` that does not hold the taking line. */
const isInOther = (blocks: readonly CodeBlock[], offset: number, region: CodeBlock, inner: CodeBlock | undefined) =>
  blocks.some(
    (block) => isFunction(block) && block.open > region.open && isInside(offset, block) && block.open !== inner?.open,
  );

/** `this.db = await pool.connect()`: whoever has the object has the client. */
const isProperty = /\w\.\w+\s*(?:\?\?|\|\|)?=\s*(?:await\s+)?[\w.]+\.connect\s*\(/;

/** Where the file's only Session, which took the lease by its query, is ended. */
function sessionRelease(text: SourceText, takingLine: string): number | null {
  if (takes.test(takingLine) || !/\b\w+\.query\s*\(/.test(takingLine)) return null;
  const made = [...text.masked.matchAll(/(\w+)\s*(?::[^=;]+)?=\s*new\s+Session\s*\(/g)];
  const [only] = made;
  if (made.length !== 1 || only?.[1] === undefined) return null;
  return firstIn(text, only.index, offsetsOf(text.masked, `\\b${only[1]}\\.(?:close|commit|rollback)\\s*\\(`));
}

const queries = /(\w+)\??\.query\s*\(/;

/** Where a function beside the taking one that ran a query of this lease gives back the client it ran it on. */
function whereUsed(
  sources: RunSources,
  taken: Site,
  taker: CodeBlock | undefined,
  takerText: SourceText,
  uses: readonly Site[],
): SourcePlace | null {
  for (const use of uses) {
    const source = sources[use.file];
    if (source === undefined) continue;
    const text = use.file === taken.file ? takerText : readSource(source);
    const lineText = text.textOf(use.line);
    const name = queries.exec(lineText)?.[1];
    const at = text.startOf(use.line) + lineText.search(queries);
    if (name === undefined || (use.file === taken.file && taker && taker.open >= 0 && isInside(at, taker))) continue;
    const offset = firstIn(text, at, offsetsOf(text.masked, `\\b${name}\\??\\.release\\s*(?:\\?\\.)?\\(`));
    if (offset !== null) return { file: use.file, offset };
  }
  return null;
}
