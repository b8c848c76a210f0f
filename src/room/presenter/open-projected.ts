import { sitePath } from "../../site/site-path.ts";

/**
 * Opens the page to project: in the window that this one came from, where it is still there, else in one of its own.
 * `?stage` tells the page that it is to be led.
 *
 * @param path from the site's root
 */
export function openProjected(path: string): void {
  const address = `${sitePath(path as `/${string}`)}?stage`;
  const { opener } = window;
  if (opener instanceof Object && !opener.closed) opener.location.assign(address);
  else window.open(address, "watertight-projected");
}
