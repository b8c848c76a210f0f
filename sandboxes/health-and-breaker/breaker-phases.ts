/** When a breaker that opens after three failures and rests for five seconds has to be open, as seen from outside. */
import type { Asked } from "./asked.ts";

const failureLimit = 3;
const cooldownMs = 5_000;
/** The server's clock and the client's are a network's way apart. */
const marginMs = 100;

/** An answer that waited for nothing. */
export const quickMs = 100;

/** When the third failure in a row was told; null when there were never three. */
export function findOpening(asked: readonly Asked[]): number | null {
  let failures = 0;
  for (const { status, answeredAtMs } of asked.toSorted((a, b) => a.answeredAtMs - b.answeredAtMs)) {
    failures = status >= 500 ? failures + 1 : 0;
    if (failures === failureLimit) return answeredAtMs;
  }
  return null;
}

export const whileOpen = (asked: readonly Asked[], openedMs: number): Asked[] =>
  asked.filter(({ atMs }) => atMs > openedMs + marginMs && atMs < openedMs + cooldownMs - marginMs);

/** Those who ask in the first seconds in which one may try; three later tries would be three more faults. */
export const cooledDown = (asked: readonly Asked[], openedMs: number): Asked[] =>
  asked.filter(({ atMs }) => atMs > openedMs + cooldownMs + marginMs && atMs < openedMs + cooldownMs + trialMs);

const trialMs = 3_000;
