import type { StageShow } from "../../contract/room-protocol.ts";

export type Spotlight = StageShow["spotlight"];

/** Dims all but the pool, or all but the code, in either look; `html[data-spotlight]` tells. */
export function setSpotlight(on: Spotlight): void {
  const { dataset } = document.documentElement;
  if (on === "none") delete dataset.spotlight;
  else dataset.spotlight = on;
}
