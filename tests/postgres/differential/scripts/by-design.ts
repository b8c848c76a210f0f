/** Why some answers are meant to differ from a real server's. */
export const byDesign = {
  oneWriter:
    "There is one backend: beside an open transaction that has written, another writer waits, whatever its rows.",
  oneLockHolder:
    "There is one backend: whoever locks rows in a transaction has it, so that nobody meets the lock itself.",
  oneCursorHolder:
    "There is one backend, and an open cursor stays on it: a writer waits until the cursor's transaction ends.",
  noDeadlock: "Writers queue before either has a lock, so no two can wait for each other.",
  snapshotHolds: "A transaction with one snapshot for all its statements has the backend from BEGIN on.",
  readsLockNothing: "A transaction that has only read leaves nothing on the backend, a table lock neither.",
  functionsMayWrite: "A function that a user has made is taken for one that writes, so who calls it waits as a writer.",
  unrepeatable:
    "Readers pass a writer whose statements would give the same answers when run again; random numbers would not.",
  refused: "What the sessions of one backend would share in silence is refused.",
  waiterForgotten:
    "A client that vanishes while it waits is forgotten at once; a real server notices when it next writes to it.",
} as const;

/** The answer to what is refused, as a transcript has it after the session's letter. */
export const refusal = (feature: string): string =>
  `ErrorResponse ERROR 0A000 ${feature} is not supported here | hint: All sessions share one embedded backend, and this cannot be kept apart for each of them.`;
