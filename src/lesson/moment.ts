/** Which moment of a run is on show: the newest, or one that somebody went back to. */
export type Moment = { readonly kind: "newest" } | { readonly kind: "past"; readonly atMs: number };
