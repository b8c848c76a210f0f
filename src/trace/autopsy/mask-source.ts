/** A comment, a text, the beginning of a template, or a regular expression where no division can stand. */
const hidden =
  /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|`|\/(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/[a-z]*/y;

const beforeExpression = /(?:^|[(,=:[!&|?{};+\-*%<>~^]|\b(?:return|typeof|case|yield|await|throw|in|of|void))\s*$/;

/** The source with comments and texts blanked out, place for place, so that braces and calls in it are code. */
export function maskSource(source: string): string {
  let masked = "";
  for (let at = 0; at < source.length; ) {
    const end = hiddenEnd(source, at);
    if (end > at) masked += source.slice(at, end).replace(/[^\n]/g, " ");
    else masked += source[at];
    at = Math.max(end, at + 1);
  }
  return masked;
}

/** The end of what begins here and is no code; the place itself where code goes on. */
function hiddenEnd(source: string, at: number): number {
  hidden.lastIndex = at;
  const text = hidden.exec(source)?.[0];
  if (text === undefined) return at;
  if (text === "`") return templateEnd(source, at + 1);
  return /^\/[^/*]/.test(text) && divides(source, at) ? at : at + text.length;
}

/** Whether a stroke at this place is a division, where no regular expression can begin. */
export const divides = (source: string, at: number): boolean =>
  !beforeExpression.test(source.slice(Math.max(0, at - 40), at));

/** Behind a template's last backtick; what stands in its `${}` may be templates and texts again. */
function templateEnd(source: string, from: number): number {
  /** Braces that are open in each `${}` around. */
  const places: number[] = [];
  for (let at = from; at < source.length; ) {
    const open = places.at(-1);
    if (open === undefined || open < 0) {
      // In a template's own text.
      if (source[at] === "`") {
        places.pop();
        if (places.length === 0) return at + 1;
        at += 1;
      } else if (source.startsWith("${", at)) {
        places.push(0);
        at += 2;
      } else at += source[at] === "\\" ? 2 : 1;
    } else if (source[at] === "`") {
      places.push(-1);
      at += 1;
    } else if (source[at] === "}" && open === 0) {
      places.pop();
      at += 1;
    } else {
      if (source[at] === "{") places[places.length - 1] = open + 1;
      else if (source[at] === "}") places[places.length - 1] = open - 1;
      at = Math.max(hiddenEnd(source, at), at + 1);
    }
  }
  return source.length;
}
