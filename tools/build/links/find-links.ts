/** Finds what a built file points at within the site; pure. */

const entities: Readonly<Record<string, string>> = { "&amp;": "&", "&#38;": "&", "&quot;": '"', "&#34;": '"' };
const withoutEntities = (text: string): string =>
  text.replace(/&(?:amp|#38|quot|#34);/g, (entity) => entities[entity] ?? "");

/** Every address in a page's attributes: `href`, `src`, their `data-` forms, islands' scripts, `srcset`. */
export function linksOfPage(html: string): string[] {
  const links: string[] = [];
  const tags = withoutScripts(html).matchAll(
    /<[a-z][^\s>]*((?:\s+[^\s=>]+(?:=(?:"[^"]*"|'[^']*'|[^\s>]+))?)*)\s*\/?>/gi,
  );
  for (const [, attributes = ""] of tags)
    for (const [, name = "", double, single] of attributes.matchAll(/([^\s=]+)=(?:"([^"]*)"|'([^']*)')/g)) {
      const value = withoutEntities(double ?? single ?? "");
      if (/^(?:data-)?(?:href|src)$|^(?:component|renderer)-url$|^poster$/.test(name)) links.push(value);
      if (name === "srcset") links.push(...value.split(",").map((part) => part.trim().split(/\s+/)[0] ?? ""));
    }
  return links;
}

/** The names that a link of another page may carry after `#`. */
export function anchorsOfPage(html: string): Set<string> {
  return new Set(
    [...withoutScripts(html).matchAll(/\sid=(?:"([^"]*)"|'([^']*)')/g)].map(([, a, b]) =>
      withoutEntities(a ?? b ?? ""),
    ),
  );
}

/** Every `url(…)` of a style sheet that is not data. */
export function linksOfStyles(css: string): string[] {
  return [...css.matchAll(/url\(\s*["']?([^"')]+?)["']?\s*\)/g)]
    .map(([, url = ""]) => url)
    .filter((url) => !url.startsWith("data:"));
}

/**
 * Addresses from the root, in a script's texts, that begin with one of the site's folders. A page's address that is an
 * argument goes through `sitePath` somewhere; one that is assigned, and an asset's, never does.
 */
export function rootedPathsOfScript(code: string, folders: readonly string[]): string[] {
  return [...code.matchAll(/([(,]\s*)?["'`](\/([\w.-]+)\/[\w./#-]*)/g)]
    .filter(([, argument, , folder = ""]) => folders.includes(folder) && (!argument || folder === "_astro"))
    .map(([, , path = ""]) => path);
}

const withoutScripts = (html: string): string => html.replace(/(<script\b[^>]*>)[\s\S]*?<\/script>/gi, "$1</script>");
