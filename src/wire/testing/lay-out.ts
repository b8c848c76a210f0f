/** A message from its letter and its content, where `|` in a text stands for a zero byte and a text is Latin-1. */
export function layOut(letter: string, ...content: readonly (string | readonly number[])[]): Uint8Array {
  const body = content.flatMap((part) =>
    typeof part === "string" ? Array.from(part, (sign) => (sign === "|" ? 0 : sign.charCodeAt(0))) : part,
  );
  const lengthBytes = body.length + 4;
  const length = [lengthBytes >>> 24, lengthBytes >>> 16, lengthBytes >>> 8, lengthBytes].map((byte) => byte & 0xff);
  return Uint8Array.from([letter.charCodeAt(0), ...length, ...body]);
}
