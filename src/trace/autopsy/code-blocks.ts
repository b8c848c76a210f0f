/** A pair of braces in a masked source; offsets of the braces. */
export interface CodeBlock {
  readonly kind: "function" | "generator" | "finally" | "catch" | "loop" | "switch" | "branch" | "other";
  readonly open: number;
  readonly close: number;
}

const control = /\b(if|for|while|switch|catch|with)\s*(?:await\s*)?$/;
const ofControl = {
  if: "branch",
  for: "loop",
  while: "loop",
  switch: "switch",
  catch: "catch",
  with: "other",
} as const satisfies Record<string, CodeBlock["kind"]>;

/** Words right before a brace. */
const ofWord = {
  finally: "finally",
  catch: "catch",
  else: "branch",
  do: "loop",
} as const satisfies Record<string, CodeBlock["kind"]>;

/** All pairs of braces of a masked source, the inner ones first; one without its end reaches to the end. */
export function findBlocks(masked: string): readonly CodeBlock[] {
  const blocks: CodeBlock[] = [];
  const open: number[] = [];
  for (let at = 0; at < masked.length; at += 1) {
    const sign = masked[at];
    if (sign === "{") open.push(at);
    else if (sign === "}") {
      const from = open.pop();
      if (from !== undefined) blocks.push({ kind: kindOf(masked, from), open: from, close: at });
    }
  }
  for (let from = open.pop(); from !== undefined; from = open.pop())
    blocks.push({ kind: kindOf(masked, from), open: from, close: masked.length });
  return blocks;
}

export const isFunction = ({ kind }: CodeBlock): boolean => kind === "function" || kind === "generator";

function kindOf(masked: string, open: number): CodeBlock["kind"] {
  const before = masked.slice(Math.max(0, open - 400), open).trimEnd();
  if (before.endsWith("=>")) return "function";
  const word = /\b(finally|catch|else|do)$/.exec(before)?.[1];
  if (word) return ofWord[word as keyof typeof ofWord];
  const head = before.replace(/\)\s*:[^;{}()=]*$/, ")");
  if (!head.endsWith(")")) return "other";
  const called = head.slice(0, openingOf(head));
  const statement = control.exec(called)?.[1];
  if (statement) return ofControl[statement as keyof typeof ofControl];
  return /(?:\bfunction\s*\*|\*)\s*\w*\s*$/.test(called) ? "generator" : "function";
}

/** Where the parenthesis opens that the text ends with. */
export function openingOf(text: string): number {
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at -= 1) {
    if (text[at] === ")") depth += 1;
    else if (text[at] === "(") depth -= 1;
    if (depth === 0) return at;
  }
  return 0;
}
