const hidden = /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"(?:\\.|[^"\\\n])*"?|'(?:\\.|[^'\\\n])*'?|`(?:\\[\s\S]|[^`\\])*`?/g;

/** The source with comments and texts blanked out, place for place, so that braces and calls in it are code. */
export const maskSource = (source: string): string => source.replace(hidden, (text) => text.replace(/[^\n]/g, " "));
