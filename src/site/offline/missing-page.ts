/** The page that a reader asked for without a network and that was not kept; pure. */

/**
 * @param search of `/offline/`, where the service worker leads such a reader: `?missing=/lessons/a/`
 * @param siteUrl the site's own address, its folder included
 * @returns its path, or null where none is named or the address is not the site's own
 */
export function readMissingPage(search: string, siteUrl: string): string | null {
  const named = new URLSearchParams(search).get("missing");
  if (!named?.startsWith("/") || !URL.canParse(named, siteUrl)) return null;
  const { href, pathname } = new URL(named, siteUrl);
  return href.startsWith(siteUrl) ? pathname : null;
}
