/** How the service worker answers a request; pure. */

export type Answer =
  /** Not the site's own, or nothing that could be kept. */
  | { readonly kind: "leave" }
  | { readonly kind: "page"; readonly path: string }
  | { readonly kind: "file"; readonly path: string };

/** What is asked for; a view or a search in the query changes no file. */
export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly isNavigation: boolean;
}

/** @param scope the site's own address, with its folder and a slash at the end */
export function chooseAnswer({ method, url, isNavigation }: Asked, scope: string): Answer {
  if (method !== "GET" || !url.startsWith(scope)) return { kind: "leave" };
  const { pathname } = new URL(url);
  if (!isNavigation) return { kind: "file", path: pathname };
  const lacksSlash = !pathname.endsWith("/") && !/\.[^/]+$/.test(pathname);
  return { kind: "page", path: lacksSlash ? `${pathname}/` : pathname.replace(/\/index\.html$/, "/") };
}
