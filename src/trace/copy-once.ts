export type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

/** What one batch of events has copied of a state, and may therefore change. */
export interface Copies {
  /** The list itself where this batch made it, else a copy; the caller puts it where the list was. */
  list<T>(list: readonly T[]): T[];
  map<K, V>(map: ReadonlyMap<K, V>): Map<K, V>;
  record<T extends object>(record: T): Writable<T>;
}

/** For the time of one batch: each part of a state is copied when it first changes, and not again. */
export function createCopies(): Copies {
  const own = new Set<object>();

  function adopt<T extends object>(copy: T): T {
    own.add(copy);
    return copy;
  }

  return {
    list: <T>(list: readonly T[]) => (own.has(list) ? (list as T[]) : adopt(list.slice())),
    map: <K, V>(map: ReadonlyMap<K, V>) => (own.has(map) ? (map as Map<K, V>) : adopt(new Map(map))),
    record: <T extends object>(record: T) => (own.has(record) ? (record as Writable<T>) : adopt({ ...record })),
  };
}
