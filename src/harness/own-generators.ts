import { generatorsKey } from "../contract/generators-key.ts";

const name = "[\\p{ID_Start}$_][\\p{ID_Continue}$]*";
const declared = new RegExp(`\\bfunction\\s*\\*\\s*(${name})`, "gu");
const assigned = new RegExp(`\\b(?:const|let|var)\\s+(${name})\\s*=\\s*(?:async\\s+)?function\\s*\\*`, "gu");

/** What no variable can be called, though a comment may well say "a function* that". */
const reserved = new Set(
  `arguments await break case catch class const continue debugger default delete do else enum eval export extends false
  finally for function if implements import in instanceof interface let new null package private protected public return
  static super switch this throw true try typeof var void while with yield`.split(/\s+/),
);

/**
 * A line to stand behind a module's last, which tells the realm of the module's own generator functions; empty where
 * the text names none. A name from a comment or an inner function is none of the module's, and is passed over when the
 * line runs.
 */
export function tellGenerators(javascript: string): string {
  const names = [...javascript.matchAll(declared), ...javascript.matchAll(assigned)].map(([, found = ""]) => found);
  const told = [...new Set(names)].filter((found) => !reserved.has(found));
  if (told.length === 0) return "";
  const values = told.map((found) => `typeof ${found}=="function"&&${found}`);
  // As a declaration first, so that a last statement without its end stays the error that it is.
  return `\nexport{};globalThis[Symbol.for(${JSON.stringify(generatorsKey)})]?.(${values.join(",")})`;
}

/** What the realm calls with what it is told of; returns the first of it. */
export const hearTold =
  (watch: (...candidates: readonly unknown[]) => void) =>
  <T>(first: T, ...others: readonly unknown[]): T => {
    watch(...[first, ...others].flatMap(withMembers));
    return first;
  };

/** What is told, and the methods of a class or the functions that an object holds; no getter is asked. */
function withMembers(told: unknown): readonly unknown[] {
  const isFunction = typeof told === "function";
  const prototype: unknown = isFunction ? Reflect.getOwnPropertyDescriptor(told, "prototype")?.value : null;
  return [told, ...valuesOf(told), ...valuesOf(prototype)];
}

function valuesOf(holder: unknown): readonly unknown[] {
  if ((typeof holder !== "object" && typeof holder !== "function") || holder === null) return [];
  return Reflect.ownKeys(holder).map((key) => Reflect.getOwnPropertyDescriptor(holder, key)?.value);
}
