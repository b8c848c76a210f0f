import type { PlayableScenario, TrafficAction } from "../contract/sandbox.ts";
import type { Check } from "./check.ts";
import type { Trap } from "./trap.ts";

/** A program beside the starter: files that are laid over it. */
export interface MutantDefinition {
  /** Folder under `mutants/`. */
  readonly name: string;
  /** Why people write this, and why it does not help. */
  readonly lesson: string;
  /** Check id to the exact `seen` of its failure; every other check must pass. */
  readonly fails: Readonly<Record<string, string>>;
  /** Ids of the traps that it steps into; none where left out. */
  readonly springs?: readonly string[];
}

export interface SandboxDefinition {
  readonly slug: string;
  /** The file the server starts from. */
  readonly entry: string;
  readonly focusFile: string;
  readonly editableFiles: readonly string[];
  /** Run before each run and each check, on an empty database. */
  readonly seedSql: string;
  /** How many server processes serve the one port; 1 where left out. */
  readonly processes?: number;
  /** Where new tabs connect. */
  readonly socketPath: string;
  readonly traffic: readonly TrafficAction[];
  /** Courses of traffic to set going by one press; the first is the one that the prose speaks of. */
  readonly scenarios: readonly PlayableScenario[];
  readonly checks: readonly Check[];
  /** Most helpful last; at most four. */
  readonly hints: readonly string[];
  /** Tempting mends that the checks call by name. The starter, the solution and every variant spring none. */
  readonly traps?: readonly Trap[];
  /** Why the solution works, plain text by file; shown beside it. */
  readonly solutionNotes?: Readonly<Record<string, string>>;
  /** Check id to the exact `seen` of the starter's failure; a check that is missing here must pass. */
  readonly starterFails: Readonly<Record<string, string>>;
  readonly mutants: readonly MutantDefinition[];
  /** Folders under `variants/`: other right programs. */
  readonly variants: readonly { readonly name: string; readonly mechanism: string }[];
}
