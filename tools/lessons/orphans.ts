/** Claims and pages that do not find each other, a line each. */
export function findOrphans(claims: readonly string[], pages: ReadonlyMap<string, readonly string[]>): string[] {
  const made = new Set([...pages.values()].flat());
  const known = new Set(claims);
  const seen = new Set<string>();
  const repeated = claims.filter((id) => seen.has(id) || !seen.add(id));
  return [
    ...repeated.map((id) => `${id}: stands twice in content/evidence.yaml; give one of them another id`),
    ...claims
      .filter((id) => !made.has(id))
      .map((id) => `${id}: no page makes this claim; list it under claims: of its lesson, or take it out`),
    ...[...pages].flatMap(([page, ids]) => [
      ...(ids.length === 0 && page.startsWith("lessons/") ? [`${page}: claims nothing; list its claims`] : []),
      ...ids.filter((id) => !known.has(id)).map((id) => `${page}: claims ${id}, which content/evidence.yaml has not`),
    ]),
  ];
}
