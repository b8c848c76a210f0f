import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";

/**
 * Says what a data directory was built from: the version of PGlite and the text of everything that shapes the result.
 *
 * @param {readonly URL[]} sources
 * @returns {Promise<string>}
 */
export async function buildKey(sources) {
  const hash = createHash("sha256");
  for (const source of sources) hash.update(await readFile(source)).update("\0");
  return hash.digest("hex");
}
