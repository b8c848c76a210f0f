/** Close codes of RFC 6455, section 7.4.1. */
export const closeCode = {
  normal: 1000,
  /** The client left without naming a reason; never sent. */
  noStatus: 1005,
  /** The connection broke; never sent. */
  abnormal: 1006,
  internalError: 1011,
} as const;

const reasonLimitBytes = 123;

/** @throws RangeError when a close frame may not carry this code, or the reason does not fit in it */
export function assertClosable(code: number, reason: string): void {
  const registered = code >= 1000 && code <= 1014 && ![1004, closeCode.noStatus, closeCode.abnormal].includes(code);
  const ownUse = code >= 3000 && code <= 4999;
  if (!Number.isInteger(code) || !(registered || ownUse))
    throw new RangeError(`close code ${code} may not be sent; use 1000 to 1014 except 1004 to 1006, or 3000 to 4999`);
  const length = new TextEncoder().encode(reason).length;
  if (length > reasonLimitBytes)
    throw new RangeError(`a close reason has at most ${reasonLimitBytes} bytes, this one has ${length}; shorten it`);
}
