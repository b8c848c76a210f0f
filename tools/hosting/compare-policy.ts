/** Compares a Content-Security-Policy that a host sends with the one that the site is written for; pure. */

const parse = (policy: string): Map<string, Set<string>> =>
  new Map(
    policy
      .split(";")
      .map((part) => part.trim().split(/\s+/))
      .filter(([name]) => name)
      .map(([name = "", ...sources]) => [name.toLowerCase(), new Set(sources)]),
  );

/** One sentence a difference; a placeholder of the template is compared by the caller, who knows the page. */
export function comparePolicies(wanted: string, sent: string): string[] {
  const [want, got] = [parse(wanted.replaceAll(/\{[\w-]+\}/g, "")), parse(sent)];
  const problems: string[] = [];
  for (const [name, sources] of want) {
    const found = got.get(name);
    if (!found) {
      problems.push(`${name} is missing`);
      continue;
    }
    for (const source of sources) if (!found.has(source)) problems.push(`${name} lacks ${source}`);
    for (const source of found)
      if (!sources.has(source) && !source.startsWith("'sha256-")) problems.push(`${name} also allows ${source}`);
  }
  return problems;
}

/** Of `hashes`, those of a page's own inline scripts, the ones that the policy refuses. */
export function refusedHashes(hashes: readonly string[], sent: string): string[] {
  const allowed = parse(sent).get("script-src") ?? new Set();
  return hashes.filter((hash) => !allowed.has(hash));
}
