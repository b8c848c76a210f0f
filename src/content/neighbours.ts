/** What stands before and after one entry of a list; nothing at its ends. */
export function neighboursOf<Entry extends { readonly slug: string }>(
  entries: readonly Entry[],
  slug: string,
): { readonly previous: Entry | undefined; readonly next: Entry | undefined } {
  const index = entries.findIndex((entry) => entry.slug === slug);
  if (index < 0) throw new Error(`"${slug}" is none of ${entries.map((entry) => entry.slug).join(", ")}`);
  return { previous: entries[index - 1], next: entries[index + 1] };
}
