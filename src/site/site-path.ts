/**
 * A path of this site as a link may carry it: below the folder that the site was built for (`BASE_PATH`).
 *
 * @param path from the site's root, beginning with a slash
 * @param base the folder; the build's own when it is left out
 */
export const sitePath = (path: `/${string}`, base: string = import.meta.env.BASE_URL): string =>
  `${base.replace(/\/$/, "")}${path}`;
