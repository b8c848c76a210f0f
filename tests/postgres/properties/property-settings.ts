/** Equal on every machine, so that a failure is found again; `PROPERTY_SEED` and `PROPERTY_RUNS` search further. */
export function propertySettings(defaultRuns: number): { readonly seed: number; readonly numRuns: number } {
  const { PROPERTY_SEED: seed, PROPERTY_RUNS: runs } = process.env;
  return { seed: Number(seed ?? 20_250_901), numRuns: Number(runs ?? defaultRuns) };
}
