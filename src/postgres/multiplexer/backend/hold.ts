import type { Session } from "../session/session.ts";
import type { Journal } from "./journal.ts";

/** A session's claim on the one backend: it has a transaction there, or a batch that it has not synced. */
export interface Hold {
  readonly session: Session;
  /** All that must be done again after it was parked. */
  readonly journal: Journal;
  /** Made in batches that are not synced yet. */
  hasSavepoints: boolean;
  /** A BEGIN is among what is not synced yet: the batch's end is not its transaction's. */
  hasBegun: boolean;
  /** A COMMIT is among it: what was SET before it lasts, whatever fails afterwards. */
  hasCommitted: boolean;
  /** It has flushed and not yet synced. */
  isMidBatch: boolean;
  /** Rolled back on the backend, so that readers pass; its next request brings it back. */
  isParked: boolean;
}
