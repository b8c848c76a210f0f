/** A place of the site that has a name of its own: the build lists them, the search finds them. */
export const placeKinds = ["lesson", "incident", "term", "message", "page"] as const;
export type PlaceKind = (typeof placeKinds)[number];

export interface Place {
  readonly kind: PlaceKind;
  readonly title: string;
  /** From the site's root; a heading's anchor may follow. */
  readonly path: `/${string}`;
  /** One line beneath the title. */
  readonly note: string;
  /** Other words it is found by. */
  readonly also: readonly string[];
}
