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
    "Readers pass a writer by having its transaction done again afterwards, with its rows at other addresses and under another transaction id: a client that was shown those is not passed.",
  oneStringHolds:
    "A string or batch that does more than begin a transaction and leaves it open runs on the backend as it is: the transaction has the backend, though it has only read.",
  toldInTurn:
    "Who is not known to read waits for a writer before its statement is parsed, and so to hear of a mistake.",
  asksInTurn: "A COPY FROM STDIN waits for a writer before it asks for data: its keys may be another's.",
  gathersData:
    "The data of a COPY FROM STDIN is gathered and given to the backend whole: what a client gives up has not been looked at.",
  waitsUnparsed: "A batch waits as a whole: of one that gives up its wait nothing has been parsed.",
  oneLastNumber:
    "The backend remembers one last number for all sessions: once another session has written, currval and lastval are refused.",
  oneSetOfSettings:
    "The one backend knows a setting of the user's own making once any session has set it: to others it is empty.",
  localToTheBackend:
    "SET LOCAL is between its client and the backend: pg_stat_activity shows the session's own settings.",
  oneEncoding: "The engine is built without conversions: a client's encoding is UTF8.",
  unnamedForgotten:
    "The one backend has one unnamed statement: after an error it may have to be parsed once more, which a failed transaction cannot.",
  abortedUnseen:
    "Beside a writer that nobody may pass, a failed transaction is told 25P02 without a look at the batch.",
  ownChance:
    "A transaction draws its random numbers from a seed of its own, so that it can be done again: setseed before its BEGIN is not felt in it.",
  refused: "What the sessions of one backend would share in silence is refused.",
  waiterForgotten:
    "A client that vanishes while it waits is forgotten at once; a real server notices when it next writes to it.",
} as const;

/** The answer to what is refused, as a transcript has it after the session's letter. */
export const refusal = (feature: string): string =>
  `ErrorResponse ERROR 0A000 ${feature} is not supported here | hint: All sessions share one embedded backend, and this cannot be kept apart for each of them.`;
