/** What `/ready` may say, by the protocol of this sandbox. */
export interface Readiness {
  readonly database: string;
  readonly pool: string;
}

/** A part that is missing, or no text, is `unsaid`. */
export function readReadiness(body: string): Readiness {
  return { database: fieldOf(body, "database"), pool: fieldOf(body, "pool") };
}

function fieldOf(body: string, name: string): string {
  try {
    const value: unknown = JSON.parse(body);
    const field = typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
    return typeof field === "string" ? field : "unsaid";
  } catch {
    // A body that is not JSON has no fields.
    return "unsaid";
  }
}
