import { type Place, placeKinds } from "../../contract/place.ts";

/** Address of the list, from the site's root. */
export const PLACES_PATH = "/search/places.json";

/** The list as it was built. @throws where it is something else, such as an error page */
export function toPlaces(json: unknown): readonly Place[] {
  if (!Array.isArray(json) || json.length === 0 || !json.every(isPlace))
    throw new TypeError("the list of places is not what was built");
  return json;
}

function isPlace(value: unknown): value is Place {
  if (typeof value !== "object" || value === null) return false;
  const { kind, title, path, note, also } = value as Partial<Place>;
  const isText = [title, path, note].every((part) => typeof part === "string");
  return isText && placeKinds.some((known) => known === kind) && Array.isArray(also);
}
