import type { Recording } from "../../contract/recording.ts";

/** The line of the program that had to do with the pool last, at that moment; null before any had. */
export function programLineAt(
  { events, program }: Pick<Recording, "events" | "program">,
  atMs: number,
): { readonly line: number; readonly text: string } | null {
  const newest = events.findLast((event) => event.atMs <= atMs && "poolId" in event && "site" in event && event.site);
  if (!newest || !("site" in newest) || !newest.site) return null;
  const { line } = newest.site;
  const text = program.split("\n")[line - 1]?.trim();
  return text === undefined ? null : { line, text };
}
