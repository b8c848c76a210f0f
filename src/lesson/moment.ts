/**
 * Which moment of a run is on show: the newest, or one that somebody went back to. Whoever acts on the server from there
 * is led back to the newest, and the moment that they left is remembered.
 */
export type Moment =
  | { readonly kind: "newest" }
  | { readonly kind: "past"; readonly atMs: number }
  | { readonly kind: "led-back"; readonly fromMs: number };
