/** What the samples of this lesson's prose stand on. */
type Session = import("tiny").Session;
declare const sql: string;
