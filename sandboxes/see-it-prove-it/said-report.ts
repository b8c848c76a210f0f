/** What the learner's GET /monitor says, by the words of starter/report.ts. */
export interface SaidReport {
  readonly status: "healthy" | "suspect";
  readonly inUse: number;
  readonly suspects: readonly { readonly heldMs: number; readonly takenBy: string }[];
}

/** Null for a body that is no report. */
export function parseReport(body: string): SaidReport | null {
  let said: unknown;
  try {
    said = JSON.parse(body);
  } catch {
    return null;
  }
  if (!isRecord(said)) return null;
  const { status, inUse, suspects } = said;
  if (status !== "healthy" && status !== "suspect") return null;
  if (typeof inUse !== "number" || !Array.isArray(suspects) || !suspects.every(isSuspect)) return null;
  return { status, inUse, suspects };
}

const isSuspect = (value: unknown): value is SaidReport["suspects"][number] =>
  isRecord(value) && typeof value.heldMs === "number" && typeof value.takenBy === "string";

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
