/** A stretch of a line in one colour. */
export interface CodeToken {
  readonly kind: "plain" | "comment" | "string" | "number" | "keyword" | "name";
  readonly text: string;
}

const parts =
  /(?<comment>\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$))|(?<string>"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|`(?:\\[\s\S]|[^`\\])*`?)|(?<number>\b\d[\w.]*)|(?<word>[\p{L}_$][\p{L}\d_$]*)/gu;

const keywords = new Set(
  "as async await break case catch class const continue default delete do else export extends false finally for from function if import in instanceof interface let new null of return satisfies static super switch this throw true try type typeof undefined using var void while yield".split(
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
  let end = 0;
  for (const found of source.matchAll(parts)) {
    add("plain", source.slice(end, found.index));
    add(kindOf(found.groups ?? {}), found[0]);
    end = found.index + found[0].length;
  }
  add("plain", source.slice(end));
  return lines;
}

function kindOf({ comment, string, number, word }: Partial<Record<string, string>>): CodeToken["kind"] {
  if (comment !== undefined) return "comment";
  if (string !== undefined) return "string";
  if (number !== undefined) return "number";
  if (word !== undefined && keywords.has(word)) return "keyword";
  return word !== undefined && /^\p{Lu}/u.test(word) ? "name" : "plain";
}

/** Signs of one line that are drawn. */
const mostSigns = 400;

/** A line without its indent, and no more of it than a screen has room for. */
export function trimLine(tokens: readonly CodeToken[]): readonly CodeToken[] {
  const kept: CodeToken[] = [];
  let left = mostSigns;
  for (const { kind, text } of tokens) {
    const part = kept.length === 0 ? text.trimStart() : text;
    if (part === "") continue;
    if (part.length > left) return [...kept, { kind, text: `${part.slice(0, left)}…` }];
    kept.push({ kind, text: part });
    left -= part.length;
  }
  return kept;
}
