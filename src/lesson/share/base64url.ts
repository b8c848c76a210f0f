/** Bytes as characters that a URL's fragment carries unchanged: RFC 4648 section 5, without padding. */
export function toBase64Url(bytes: Uint8Array): string {
  // In pieces: each byte is an argument of one call, and a call takes some ten thousand.
  const pieceLength = 8_192;
  let binary = "";
  for (let at = 0; at < bytes.length; at += pieceLength)
    binary += String.fromCharCode(...bytes.subarray(at, at + pieceLength));
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

/** Null for a text that is not base64url. */
export function parseBase64Url(text: string): Uint8Array<ArrayBuffer> | null {
  if (!/^[\w-]*$/.test(text) || text.length % 4 === 1) return null;
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
