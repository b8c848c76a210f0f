const two = (value: number): string => String(value).padStart(2, "0");

/** `02:07`; hours never appear, minutes just grow. */
export function minutesSeconds(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / 1000);
  return `${two(Math.floor(seconds / 60))}:${two(seconds % 60)}`;
}

/** `02:07.4`, the face of the virtual clock. */
export function clockFace(ms: number): string {
  const tenths = Math.floor(Math.max(0, ms) / 100) % 10;
  return `${minutesSeconds(ms)}.${tenths}`;
}

/** `9 s`: what is left is rounded up, so that 0 s means that it is over. */
export const secondsLeft = (ms: number): string => `${Math.ceil(Math.max(0, ms) / 1000)} s`;

/** `42 seconds`, for sentences. */
export function spokenSeconds(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / 1000);
  return seconds === 1 ? "1 second" : `${seconds} seconds`;
}
