import { divides } from "../../trace/autopsy/mask-source.ts";

/** A stretch of a line in one colour. */
export interface CodeToken {
  readonly kind: "plain" | "comment" | "string" | "number" | "keyword" | "name";
  readonly text: string;
}

const parts =
  /(?<comment>\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|(?<string>"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?)|(?<regexp>\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*)|(?<number>\b\d[\w.]*)|(?<word>[\p{L}_$][\p{L}\d_$]*)|(?<brace>[`{}])/gu;

/** A template's own text, up to its end or to the next of the expressions in it. */
const templateText = /(?:\\[\s\S]|\$(?!\{)|[^`\\$])*(?:`|(?=\$\{)|\\?$)/y;

/** What comes behind it is a name, whatever word it is; behind three dots it is not. */
const followsDot = /(?<!\.)\.\s*$/;

const keywords = new Set(
  "any as async await boolean break case catch class const constructor continue debugger declare default delete do else enum export extends false finally for from function if implements import in instanceof interface keyof let never new null number object of override private protected public readonly return satisfies static string super switch this throw true try type typeof undefined unknown using var void while with yield".split(
    " ",
  ),
);

/** A source in the colours of the editor, line for line; read by its words, without a parser. */
export function colourLines(source: string): readonly (readonly CodeToken[])[] {
  const lines: CodeToken[][] = [[]];
  const add = (kind: CodeToken["kind"], text: string) => {
    for (const [index, part] of text.split("\n").entries()) {
      if (index > 0) lines.push([]);
      if (part !== "") lines.at(-1)?.push({ kind, text: part });
    }
  };
  /** Braces open within each expression of a template around this place. */
  const around: number[] = [];
  const scan = new RegExp(parts);
  let end = 0;
  const take = (kind: CodeToken["kind"], from: number, to: number) => {
    add("plain", source.slice(end, from));
    add(kind, source.slice(from, to));
    end = to;
    scan.lastIndex = to;
  };
  const takeTemplate = (from: number, textFrom: number) => {
    templateText.lastIndex = textFrom;
    take("string", from, textFrom + (templateText.exec(source)?.[0].length ?? 0));
    if (!source.startsWith("${", end)) return;
    around.push(0);
    take("plain", end, end + 2);
  };
  for (let found = scan.exec(source); found; found = scan.exec(source)) {
    const { index, 0: text, groups = {} } = found;
    const depth = around.at(-1);
    if (groups.brace === "`") takeTemplate(index, index + 1);
    else if (groups.brace === "}" && depth === 0) {
      around.pop();
      take("plain", index, index + 1);
      takeTemplate(end, end);
    } else if (groups.brace !== undefined) {
      if (depth !== undefined) around[around.length - 1] = depth + (groups.brace === "{" ? 1 : -1);
    } else if (groups.regexp !== undefined && divides(source, index)) scan.lastIndex = index + 1;
    else take(kindOf(groups, followsDot.test(source.slice(end, index))), index, index + text.length);
  }
  add("plain", source.slice(end));
  return lines;
}

function kindOf(
  { comment, string, regexp, number, word }: Partial<Record<string, string>>,
  isProperty: boolean,
): CodeToken["kind"] {
  if (comment !== undefined) return "comment";
  if (string !== undefined || regexp !== undefined) return "string";
  if (number !== undefined) return "number";
  if (word !== undefined && !isProperty && keywords.has(word)) return "keyword";
  return word !== undefined && /^\p{Lu}/u.test(word) ? "name" : "plain";
}

/** A line from one of its signs on; where it has more than are drawn, a sign says so. */
export function cutLine(tokens: readonly CodeToken[], from: number, mostSigns: number): readonly CodeToken[] {
  const kept: CodeToken[] = [];
  let at = 0;
  for (const { kind, text } of tokens) {
    const part = text.slice(Math.max(0, from - at), Math.max(0, from + mostSigns - at));
    if (part !== "") kept.push({ kind, text: part });
    at += text.length;
  }
  if (at > from + mostSigns) kept.push({ kind: "plain", text: "…" });
  return kept;
}

export const textOf = (tokens: readonly CodeToken[]): string => tokens.map(({ text }) => text).join("");

/** Signs of white space that a line begins with. */
export const indentOf = (text: string): number => /^\s*/.exec(text)?.[0].length ?? 0;
