// A byte order mark is text like any other to PostgreSQL, so neither decoder may drop it.
const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const lossy = new TextDecoder("utf-8", { ignoreBOM: true });

/** Text from UTF-8, `undefined` where the bytes are not. */
export function decodeUtf8(bytes: Uint8Array): string | undefined {
  try {
    return strict.decode(bytes);
  } catch {
    return undefined;
  }
}

/** Text from bytes that should be UTF-8; what is not becomes U+FFFD. */
export const decodeLossy = (bytes: Uint8Array): string => lossy.decode(bytes);
