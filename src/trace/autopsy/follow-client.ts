import type { Site } from "../../contract/trace-event.ts";
import { type CodeBlock, isFunction } from "./code-blocks.ts";
import { isInside, type RunSources, readSource, type SourcePlace, type SourceText } from "./source-text.ts";

/** A call that hands the client on: `finish(db, …)`. */
interface Handing {
  readonly callee: string;
  readonly offset: number;
  /** The client's place among the arguments, from 0. */
  readonly position: number;
}

/**
 * Where a function that the client was handed to gives it back: the line in that function where it was seen at work on
 * it, else the line of the call, which was not reached.
 */
export function handedTo(
  sources: RunSources,
  file: string,
  text: SourceText,
  name: string,
  taker: CodeBlock,
  after: number,
  uses: readonly Site[],
): SourcePlace | null {
  for (const handing of handingsOf(text.masked, name, taker, after)) {
    const found = findFunction(sources, file, handing.callee);
    const parameter = found?.parameters[handing.position];
    if (!found || parameter === undefined) continue;
    const body = found.text.masked.slice(found.open, found.close);
    const release = new RegExp(`\\b${parameter}\\??\\.release\\s*(?:\\?\\.)?\\(`).exec(body);
    if (!release) continue;
    const wasAtWork = uses.some(
      (use) => use.file === found.file && isInside(found.text.startOf(use.line), { ...found, kind: "function" }),
    );
    return wasAtWork ? { file: found.file, offset: found.open + release.index } : { file, offset: handing.offset };
  }
  return null;
}

/** Where a Map or an object that the client is kept in gives it back, if there is one such line in the file. */
export function keptRelease(sources: RunSources, file: string, takingLine: string): SourcePlace | null {
  const map = /\b(\w+)\.set\s*\(.*\.connect\s*\(/.exec(takingLine)?.[1];
  const member = /\w\.(\w+)\s*(?:\?\?|\|\|)?=\s*(?:await\s+)?[\w.]+\.connect\s*\(/.exec(takingLine)?.[1];
  const source = sources[file];
  if (source === undefined || (map === undefined && member === undefined)) return null;
  const owner = map === undefined ? `\\w\\.${member}` : `\\b${map}\\.get\\s*\\([^)]*\\)`;
  const found = [...readSource(source).masked.matchAll(new RegExp(`${owner}\\??\\.release\\s*\\(`, "g"))];
  return found.length === 1 && found[0] ? { file, offset: found[0].index } : null;
}

/** Whether a line takes a client and returns it as it is. */
export const isGivenOn = (takingLine: string): boolean =>
  /(?:\breturn\b.*|=>\s*(?:await\s+)?)\b[\w.]+\.connect\s*\(\s*\)[;,)\s]*$/.test(takingLine);

/** Whether the client goes where it cannot be followed: returned, kept in something, handed to what is not read. */
export function escapes(
  text: SourceText,
  after: number,
  name: string | null,
  taker: CodeBlock | undefined,
  sources: RunSources,
): boolean {
  const line = text.textOf(text.lineOf(after));
  if (isGivenOn(line)) return true;
  if (name === null) return !/^\s*(?:await\s+)?[\w.]+\.connect\s*\(/.test(line);
  if (!taker) return true;
  const body = text.masked.slice(Math.max(after, taker.open), taker.close);
  const handedOff = new RegExp(
    `(?:\\breturn|=)\\s*${name}\\s*(?:[;,\\n}]|$)|=>\\s*${name}\\b(?!\\s*[.?])|[\\[{,]\\s*${name}\\s*[,\\]}]`,
  );
  if (handedOff.test(body)) return true;
  return handingsOf(text.masked, name, taker, after).some(
    ({ callee }) => callee.includes(".") || !findFunction(sources, null, callee),
  );
}

function handingsOf(masked: string, name: string, taker: CodeBlock, after: number): readonly Handing[] {
  const pattern = new RegExp(`([\\w.]+)\\s*\\(((?:[^()]|\\([^()]*\\))*?,\\s*|\\s*)${name}\\s*[,)]`, "g");
  return [...masked.matchAll(pattern)]
    .filter(({ index }) => index > after && index < taker.close)
    .map(({ index, 1: callee = "", 2: before = "" }) => ({
      callee,
      offset: index,
      position: before.replace(/\([^()]*\)/g, "").split(",").length - 1,
    }));
}

interface FoundFunction {
  readonly file: string;
  readonly text: SourceText;
  readonly parameters: readonly string[];
  readonly open: number;
  readonly close: number;
}

/** The function of that name in `file`, else in any other file of the run. */
function findFunction(sources: RunSources, file: string | null, name: string): FoundFunction | null {
  if (!/^\w+$/.test(name)) return null;
  const declared = new RegExp(
    `\\bfunction\\s+${name}\\s*\\(([^)]*)\\)|\\b(?:const|let|var)\\s+${name}\\s*=\\s*(?:async\\s*)?(?:function\\b[^(]*)?\\(?([^)=]*)\\)?\\s*(?::[^=]+)?(?:=>|\\{)`,
  );
  const files = Object.keys(sources).sort((a, b) => Number(b === file) - Number(a === file));
  for (const each of files) {
    const source = sources[each];
    const text = source === undefined ? null : readSource(source);
    const found = text && declared.exec(text.masked);
    if (!text || !found) continue;
    const parameters = (found[1] ?? found[2] ?? "").split(",").map((part) => /^\s*(\w+)/.exec(part)?.[1] ?? "");
    const end = found.index + found[0].length;
    const brace = text.masked.slice(end - 1).search(/\{/) + end - 1;
    const block = text.blocks.find((candidate) => isFunction(candidate) && candidate.open === brace);
    const isBlock = block && /^[^;\n]*$/.test(text.masked.slice(end, brace));
    const { open, close } = isBlock ? block : { open: end, close: text.startOf(text.lineOf(end) + 1) };
    return { file: each, text, parameters, open, close };
  }
  return null;
}
