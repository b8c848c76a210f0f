const prefix = "#s=";

/** What a fragment carries of a shared work; null for any other fragment, a heading's for one. */
export const shareTextOf = (fragment: string): string | null =>
  fragment.startsWith(prefix) ? fragment.slice(prefix.length) : null;

/** The page's address with a shared work in its fragment; a phone opens it on the code. */
export function toShareAddress(page: URL, text: string): string {
  const address = new URL(page.pathname, page);
  address.searchParams.set("view", "code");
  return `${address.href}${prefix}${text}`;
}

/** The same address without a shared work, so that a reload shows one's own. */
export function withoutShare(page: URL): URL {
  const address = new URL(page);
  if (shareTextOf(address.hash) !== null) address.hash = "";
  return address;
}
