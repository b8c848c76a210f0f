/** What the home page's picture shows: the lower end of a pool of thirty, with nothing left for the thirty-first. */

export type SceneState = "leased" | "query" | "in-transaction" | "held" | "leaked";

export interface SceneLane {
  readonly lane: number;
  readonly state: SceneState;
  /** Seconds since the lease began: the place along the lane. */
  readonly ageSeconds: number;
}

/** The words of the gauge, so that the first picture teaches the vocabulary of all later ones. */
export const SCENE_WORDS: Record<SceneState, string> = {
  leased: "leased",
  query: "running a query",
  "in-transaction": "idle in transaction",
  held: "held, awaiting other work",
  leaked: "leaked, never returned",
};

const FULL_SCALE_SECONDS = 60;

/** Share of the lane's swim zone that a lease of this age has covered, 0 to 1: the square root spreads the young ones. */
export function toAgeShare(ageSeconds: number): number {
  return Math.min(1, Math.sqrt(Math.max(0, ageSeconds) / FULL_SCALE_SECONDS));
}

const rows: readonly [lane: number, state: SceneState, ageSeconds: number][] = [
  [19, "query", 3],
  [20, "held", 38],
  [21, "held", 16],
  [22, "held", 22],
  [23, "query", 2],
  [24, "held", 7],
  [25, "leaked", 44],
  [26, "held", 27],
  [27, "in-transaction", 12],
  [28, "leased", 0.2],
  [29, "held", 33],
  [30, "query", 0.6],
];

export const sceneLanes: readonly SceneLane[] = rows.map(([lane, state, ageSeconds]) => ({ lane, state, ageSeconds }));
