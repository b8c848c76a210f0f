import type { Journal } from "./journal.ts";
import type { Session } from "./session.ts";

/** A session's claim on the one backend: it has a transaction there, or a batch that it has not synced. */
export interface Hold {
  readonly session: Session;
  /** All that must be done again after it was parked. */
  readonly journal: Journal;
  /** It has flushed and not yet synced. */
  isMidBatch: boolean;
  /** Rolled back on the backend, so that readers pass; its next request brings it back. */
  isParked: boolean;
}
