/** "1200x630" of a PNG, from its header; undefined where the bytes are none. */
export function pngSize(bytes: Buffer): string | undefined {
  const isPng =
    bytes.length >= 24 && bytes.toString("latin1", 1, 4) === "PNG" && bytes.toString("latin1", 12, 16) === "IHDR";
  return isPng ? `${bytes.readUInt32BE(16)}x${bytes.readUInt32BE(20)}` : undefined;
}
