/** Prototypes of all generators, whose own prototypes are the iterators'. */
export const iteratorPrototypes = {
  ordinary: Object.getPrototypeOf(function* () {
    yield;
  }).prototype,
  async: Object.getPrototypeOf(async function* () {
    yield;
  }).prototype,
} as const;
