/** The realm's own clock and promises, taken while the modules load: later the harness puts the learner's in place. */
export const real = {
  Promise,
  setImmediate,
  setTimeout,
  clearTimeout,
  wallMs: performance.now.bind(performance),
};

/** Runs `work` so that a timer it asks the realm for follows the wall clock, whatever the learner's clock does. */
export function onRealTime<T>(work: () => T): T {
  const learners = globalThis.setTimeout;
  globalThis.setTimeout = real.setTimeout;
  try {
    return work();
  } finally {
    globalThis.setTimeout = learners;
  }
}
