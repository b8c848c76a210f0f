/** The path of a page as it is from the site's root, whatever folder the site was built for. */
export const pagePath = (pathname: string, base: string = import.meta.env.BASE_URL): string =>
  pathname.slice(base.replace(/\/$/, "").length);
