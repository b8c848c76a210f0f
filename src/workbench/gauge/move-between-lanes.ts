const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 };

/** The lane that a key leads to, or null when the key means something else. */
export function laneAfterKey(key: string, lane: number, lanes: number, columns: number): number | null {
  if (key === "Home") return 1;
  if (key === "End") return lanes;
  const step = steps[key];
  if (step === undefined) return null;
  const stride = columns > 1 && (key === "ArrowDown" || key === "ArrowUp") ? columns : 1;
  return Math.min(lanes, Math.max(1, lane + step * stride));
}
