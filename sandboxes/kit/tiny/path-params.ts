type ParamNames<P extends string> = P extends `${string}{${infer Name}}${infer Rest}` ? Name | ParamNames<Rest> : never;

/** `"/items/{id}"` gives `{ id: string }`: parameters arrive as text, as they stand in the path. */
export type PathParams<P extends string> = { readonly [Name in ParamNames<P>]: string };

export type AnyParams = Readonly<Record<string, string>>;

/** Parameters of `path` under a pattern such as `/items/{id}`; null when it does not match. */
export function matchPath(pattern: string, path: string): AnyParams | null {
  const expected = pattern.split("/");
  const actual = path.split("/");
  if (expected.length !== actual.length) return null;
  const params: Record<string, string> = {};
  for (const [index, part] of expected.entries()) {
    const text = actual[index] ?? "";
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined ? part !== text : text === "") return null;
    if (name !== undefined) params[name] = decode(text);
  }
  return params;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    // A lone % is no escape: the handler gets what the client wrote.
    return text;
  }
}
