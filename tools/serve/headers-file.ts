/** Reads a static host's `_headers` file (the Netlify and Cloudflare syntax, with `*` as the only wildcard). */

export interface HeaderRule {
  /** Path with `*` for any run of characters. */
  readonly glob: string;
  readonly headers: ReadonlyMap<string, string>;
}

/** Parses the text of a `_headers` file. Throws naming the line that cannot be read. */
export function parseHeadersFile(text: string): HeaderRule[] {
  const rules: { glob: string; headers: Map<string, string> }[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    const trimmed = line.trim();
    const where = `_headers line ${index + 1}`;
    if (trimmed === "" || trimmed.startsWith("#")) continue;
    if (/^\S/.test(line)) {
      if (!trimmed.startsWith("/"))
        throw new Error(`${where}: expected a path that begins with "/", found "${trimmed}"`);
      if (/\/:/.test(trimmed)) throw new Error(`${where}: placeholders such as ":name" are not supported, use "*"`);
      rules.push({ glob: trimmed, headers: new Map() });
      continue;
    }
    const current = rules.at(-1);
    const match = /^([A-Za-z0-9-]+):\s*(.+)$/.exec(trimmed);
    if (!current) throw new Error(`${where}: a header stands before any path`);
    if (!match?.[1] || !match[2]) throw new Error(`${where}: expected "Name: value", found "${trimmed}"`);
    addHeader(current.headers, match[1], match[2]);
  }
  return rules;
}

/** All headers for a path. As on the hosts, every matching rule counts and values of one name are joined by a comma. */
export function headersFor(rules: readonly HeaderRule[], path: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const rule of rules) {
    if (!globToRegExp(rule.glob).test(path)) continue;
    for (const [name, value] of rule.headers) addHeader(found, name, value);
  }
  return found;
}

function addHeader(headers: Map<string, string>, name: string, value: string): void {
  const known = [...headers.keys()].find((key) => key.toLowerCase() === name.toLowerCase()) ?? name;
  const before = headers.get(known);
  headers.set(known, before === undefined ? value : `${before}, ${value}`);
}

function globToRegExp(glob: string): RegExp {
  const literal = glob.split("*").map((part) => part.replace(/[\\^$.|?+()[\]{}]/g, "\\$&"));
  return new RegExp(`^${literal.join(".*")}$`);
}
