import { maskSource } from "../autopsy/mask-source.ts";
import type { RunSources } from "../autopsy/source-text.ts";

/** A generator function in the source that a run was started with. */
export interface FoundGenerator {
  readonly file: string;
  /** The whole file, comments and texts blanked out place for place. */
  readonly masked: string;
  readonly source: string;
  /** Offset of the first sign of its head, which may be `export`. */
  readonly start: number;
  /** Offsets of the braces of its body. */
  readonly open: number;
  readonly close: number;
}

/**
 * The one generator function of this name among the learner's files; null where there is none, or more than one, for
 * nobody could tell which of them ran.
 */
export function findGenerator(sources: RunSources, name: string): FoundGenerator | null {
  if (!/^(?:[\p{ID_Start}$_][\p{ID_Continue}$]*|\[Symbol\.\w+\])$/u.test(name)) return null;
  const found = Object.entries(sources).flatMap(([file, source]) => {
    if (!source.includes(name)) return [];
    const masked = maskSource(source);
    return headsOf(masked, name).flatMap(({ start, end }) => {
      const body = bodyAfter(masked, end);
      return body ? [{ file, masked, source, start, ...body }] : [];
    });
  });
  return found.length === 1 ? (found[0] ?? null) : null;
}

interface Head {
  readonly start: number;
  /** Where its parameters or their types begin. */
  readonly end: number;
}

/** What can stand before a method's star; after anything else the star multiplies. */
const beforeMethod = /(?:[{},;]|\b(?:async|static|public|private|protected|override))\s*$/;

function headsOf(masked: string, name: string): readonly Head[] {
  const own = name.replace(/[$.[\]]/g, "\\$&");
  const word = `(?<![\\w$.])${own}(?![\\w$])`;
  const declared = new RegExp(
    `(?:\\bexport\\s+(?:default\\s+)?)?(?:\\basync\\s+)?\\bfunction\\s*\\*\\s*${word}\\s*(?=[(<])`,
    "g",
  );
  const assigned = new RegExp(
    `(?:\\bexport\\s+)?(?:\\b(?:const|let|var)\\s+)?${word}\\s*(?::[^=;{}]*)?[=:]\\s*(?:async\\s+)?function\\s*\\*\\s*(?=[(<])`,
    "g",
  );
  const method = new RegExp(`(?:\\basync\\s*)?\\*\\s*${word}\\s*(?=[(<])`, "g");
  const toHead = ({ 0: text, index }: RegExpExecArray): Head => ({ start: index, end: index + text.length });
  const methods = [...masked.matchAll(method)].filter(
    ({ index }) => !/\bfunction\s*$/.test(masked.slice(0, index)) && beforeMethod.test(masked.slice(0, index)),
  );
  return [...masked.matchAll(declared), ...masked.matchAll(assigned), ...methods].map(toHead);
}

/** The braces of the body behind a head: past type parameters, parameters, and the type of what is returned. */
function bodyAfter(masked: string, end: number): { readonly open: number; readonly close: number } | null {
  let at = end;
  if (masked[at] === "<") at = skipSpace(masked, closingOf(masked, at) + 1);
  if (masked[at] !== "(") return null;
  at = skipSpace(masked, closingOf(masked, at) + 1);
  if (masked[at] === ":") {
    at = skipSpace(masked, at + 1);
    while (at < masked.length && masked[at] !== "{") {
      const next = closingOf(masked, at);
      at = next === at ? at + 1 : next + 1;
    }
  }
  if (masked[at] !== "{") return null;
  const close = closingOf(masked, at);
  return close > at && close < masked.length ? { open: at, close } : null;
}

const skipSpace = (text: string, from: number): number => from + (/^\s*/.exec(text.slice(from))?.[0].length ?? 0);

const pairs: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}", "<": ">" };

/** Where what opens at an offset is closed, or the text's end; the offset itself where nothing opens there. */
function closingOf(text: string, open: number): number {
  const opening = text[open] ?? "";
  const closing = pairs[opening];
  if (!closing) return open;
  let depth = 0;
  for (let at = open; at < text.length; at += 1) {
    if (text[at] === opening) depth += 1;
    // The arrow of a type is no closing bracket.
    else if (text[at] === closing && !(closing === ">" && text[at - 1] === "=")) depth -= 1;
    if (depth === 0) return at;
  }
  return text.length;
}
