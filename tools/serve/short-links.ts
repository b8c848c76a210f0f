/** Short addresses for long ones of this site, in memory: what a room can type that no QR code can carry. */
import { randomInt } from "node:crypto";

/** Most links that are kept; the oldest makes way. */
const mostLinks = 100;

/** A lesson's address with the longest shared work in it, and room. */
const mostPathLength = 25_000;

/** Without vowels and look-alikes: no words by chance, and nothing to ask about when it is read out. */
const letters = "23456789bcdfghjkmnpqrstvwxz";
const idLength = 4;

/** A page of this site, with a query and a fragment of the kinds that the site makes: never another host. */
const pagePath = /^\/(?:[a-z0-9-]+\/)*(?:\?[\w=&-]*)?(?:#[\w.=-]*)?$/;

export interface ShortLinks {
  /** The id of a path, the same for the same path; null where it is no page's, or too long. */
  add(path: unknown): string | null;
  find(id: string): string | null;
}

export function createShortLinks(randomIndex: (below: number) => number = randomInt): ShortLinks {
  /** In the order in which they were last left. */
  const paths = new Map<string, string>();
  const newId = (): string => {
    const id = Array.from({ length: idLength }, () => letters[randomIndex(letters.length)]).join("");
    return paths.has(id) ? newId() : id;
  };
  return {
    add(path) {
      if (typeof path !== "string" || path.length > mostPathLength || !pagePath.test(path)) return null;
      const known = [...paths].find(([, kept]) => kept === path)?.[0];
      const id = known ?? newId();
      paths.delete(id);
      paths.set(id, path);
      const [oldest] = paths.keys();
      if (paths.size > mostLinks && oldest !== undefined) paths.delete(oldest);
      return id;
    },
    find: (id) => paths.get(id.toLowerCase()) ?? null,
  };
}
