import type { DatabaseLink } from "./database-link.ts";
import type { Recorder } from "./recorder.ts";
import type { ScopeOracle } from "./scope-oracle.ts";
import type { SourceSites } from "./source-sites.ts";
import type { TurnLoop } from "./turn-loop.ts";

/** What the pool and client probes share in one server process. */
export interface ProbeContext {
  readonly loop: TurnLoop;
  readonly link: DatabaseLink;
  readonly recorder: Recorder;
  readonly sites: SourceSites;
  /** Calls `work`; timers that it sets are the pool's housekeeping and keep nobody waiting. */
  readonly asHousekeeping: <T>(work: () => T) => T;
  readonly nextId: () => number;
  /** The generator whose code asks, or whose yielded session does; null where nobody can know. */
  readonly askingGeneratorId: () => number | null;
  /** Checkouts asked for that a time-out will decide, if nothing else does. */
  waitingWithTimeout: number;
  readonly oracle: ScopeOracle;
}

/** The pool id of a client that belongs to no pool. */
export const noPoolId = 0;
