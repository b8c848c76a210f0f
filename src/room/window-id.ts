/** A new name for a window. Not `randomUUID`, which a page served over plain HTTP on a LAN does not have. */
export const createWindowId = (): string =>
  [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
