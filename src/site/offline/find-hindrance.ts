/** Whether what sandboxes run on may be fetched without having been asked for; pure. */
import type { CourseFile, Declined } from "./offline-files.ts";

/** As much of the Network Information API as is used; only Chromium has it. */
export interface Connection {
  readonly saveData?: boolean;
  readonly effectiveType?: string;
}

export type Hindrance =
  | { readonly kind: "declined"; readonly by: Declined }
  | { readonly kind: "saves-data" }
  | { readonly kind: "slow-network" }
  | { readonly kind: "no-room"; readonly freeBytes: number; readonly neededBytes: number };

export interface Circumstances {
  readonly declinedBy: Declined | null;
  readonly connection: Connection | undefined;
  /** Undefined where the browser does not tell. */
  readonly estimate: { readonly quota?: number; readonly usage?: number } | undefined;
  readonly missing: readonly CourseFile[];
}

/** A site that fills its share to the brim leaves none for edits, and is the first that a browser clears. */
const timesTheSize = 3;

export function findHindrance({ declinedBy, connection, estimate, missing }: Circumstances): Hindrance | null {
  if (declinedBy) return { kind: "declined", by: declinedBy };
  if (connection?.saveData) return { kind: "saves-data" };
  if (["2g", "slow-2g"].includes(connection?.effectiveType ?? "")) return { kind: "slow-network" };
  if (estimate?.quota === undefined || estimate.usage === undefined) return null;
  const freeBytes = Math.max(0, estimate.quota - estimate.usage);
  const neededBytes = missing.reduce((sum, { storedBytes }) => sum + storedBytes, 0);
  return freeBytes < timesTheSize * neededBytes ? { kind: "no-room", freeBytes, neededBytes } : null;
}
