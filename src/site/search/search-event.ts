/** How the opener speaks to the search: an event on the window, for a module fetched by its address exports nothing. */
export const SEARCH_EVENT = "watertight:search";

export type SearchWish =
  /** With what was typed while the palette was fetched. */
  { readonly kind: "open"; readonly typed: string } | { readonly kind: "inline"; readonly place: HTMLElement };
