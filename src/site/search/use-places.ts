import { useEffect, useState } from "preact/hooks";
import type { Place } from "../../contract/place.ts";
import { sitePath } from "../site-path.ts";
import { PLACES_PATH, toPlaces } from "./places.ts";

/** The list of places: on its way, here, or not to be had. */
export type PlacesState =
  | { readonly kind: "loading" }
  | { readonly kind: "loaded"; readonly places: readonly Place[] }
  | { readonly kind: "failed" };

const LIMIT_MS = 8_000;

let kept: PlacesState | null = null;

/** Fetches the list once for a page; a failure is tried again at the next opening. */
export function usePlaces(): PlacesState {
  const [state, setState] = useState<PlacesState>(kept ?? { kind: "loading" });
  useEffect(() => {
    if (kept) return;
    const leave = new AbortController();
    const signal = AbortSignal.any([leave.signal, AbortSignal.timeout(LIMIT_MS)]);
    fetch(sitePath(PLACES_PATH), { signal })
      .then((response) => response.json())
      .then((json: unknown) => {
        kept = { kind: "loaded", places: toPlaces(json) };
        setState(kept);
      })
      .catch((error: unknown) => {
        if (leave.signal.aborted) return;
        console.warn("The list of titles could not be loaded.", error);
        setState({ kind: "failed" });
      });
    return () => leave.abort();
  }, []);
  return state;
}
