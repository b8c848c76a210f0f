/** Lets authors link from the site's root: what they write as `/glossary/` leads below the folder the site is built for. */
import { sitePath } from "../../src/site/site-path.ts";

/** @param {string} base @returns {NonNullable<import("@astrojs/markdown-satteri").SatteriProcessorOptions["mdastPlugins"]>[number]} */
export function basePaths(base) {
  const move = (node, context) => {
    if (base !== "" && /^\/(?!\/)/.test(node.url)) context.setProperty(node, "url", sitePath(node.url, base));
  };
  return { name: "base-paths", link: move, image: move, definition: move };
}
