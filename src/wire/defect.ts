/**
 * What can be wrong with the content of a message.
 *
 * PostgreSQL answers `not-utf8` with SQLSTATE 22021 and the others with 08P01, protocol violation.
 */
export type Defect =
  /** The message ends inside a field. */
  | "truncated"
  /** Bytes follow the last field. */
  | "trailing-bytes"
  /** Text is not UTF-8, the only client encoding spoken here. */
  | "not-utf8"
  /** The length of a value is negative and does not mean NULL. */
  | "bad-length"
  /** Two counts that must agree do not. */
  | "bad-count"
  /** A Describe or Close names neither a statement nor a portal. */
  | "bad-target"
  /** A format is neither text nor binary. */
  | "bad-format"
  /** ReadyForQuery tells no known transaction status. */
  | "bad-status";
