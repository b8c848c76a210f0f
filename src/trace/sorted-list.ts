/** Where an item with this key is in a list sorted by key, or where it belongs: the first place whose key is not less. */
export function placeOf<T>(list: readonly T[], key: number, keyOf: (item: T) => number): number {
  const last = list.at(-1);
  // Things are numbered as they come: most belong at the end.
  if (last === undefined || keyOf(last) < key) return list.length;
  let low = 0;
  let high = list.length - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (keyOf(list[middle] as T) < key) low = middle + 1;
    else high = middle;
  }
  return low;
}
