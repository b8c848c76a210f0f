/** Counts of durations on a logarithmic scale: four bins an octave, so that a quantile is right to a tenth. */
export type LatencyHistogram = readonly number[];

const binsPerOctave = 4;

/** Up to some 70 minutes; the last bin takes what is longer. */
export const latencyBins = 22 * binsPerOctave + 2;

/** Bin 0 is under a millisecond. */
export function binOf(latencyMs: number): number {
  if (!(latencyMs >= 1)) return 0;
  return Math.min(latencyBins - 1, 1 + Math.floor(Math.log2(latencyMs) * binsPerOctave));
}

/** The middle of a bin, milliseconds. */
const middleOf = (bin: number): number => (bin === 0 ? 0 : 2 ** ((bin - 0.5) / binsPerOctave));

export const emptyHistogram = (): number[] => new Array<number>(latencyBins).fill(0);

export function addHistograms(a: LatencyHistogram | null, b: LatencyHistogram | null): LatencyHistogram | null {
  if (!a || !b) return a ?? b;
  return a.map((count, bin) => count + (b[bin] ?? 0));
}

/** Milliseconds that a share of the answers took at most; null where nobody was answered. */
export function quantileOf(histogram: LatencyHistogram | null, share: number): number | null {
  if (!histogram) return null;
  const total = histogram.reduce((sum, count) => sum + count, 0);
  if (total === 0) return null;
  const rank = Math.max(1, Math.ceil(total * share));
  let seen = 0;
  const bin = histogram.findIndex((count) => {
    seen += count;
    return seen >= rank;
  });
  return middleOf(bin);
}
