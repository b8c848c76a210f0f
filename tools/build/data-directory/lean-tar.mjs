/**
 * Copies a ustar archive without the entries that `keep` turns down.
 *
 * PGlite dumps plain ustar with one header block of 512 bytes per entry and short names; source: POSIX `pax`, "ustar
 * Interchange Format".
 *
 * @param {Uint8Array} archive
 * @param {(name: string) => boolean} keep
 * @returns {Uint8Array}
 */
export function leanTar(archive, keep) {
  const kept = [];
  for (let offset = 0; offset + BLOCK <= archive.length && archive[offset] !== 0; ) {
    const header = archive.subarray(offset, offset + BLOCK);
    const contentBytes = Number.parseInt(text(header, 124, 136), 8) || 0;
    const end = offset + BLOCK + Math.ceil(contentBytes / BLOCK) * BLOCK;
    if (keep(text(header, 0, 100))) kept.push(archive.subarray(offset, end));
    offset = end;
  }
  return Buffer.concat([...kept, new Uint8Array(2 * BLOCK)]);
}

const BLOCK = 512;

const text = (header, from, to) => Buffer.from(header.subarray(from, to)).toString("latin1").split("\0", 1)[0].trim();
