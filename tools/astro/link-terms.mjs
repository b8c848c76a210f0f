/** Links the glossary's terms at their first use in a lesson's paragraphs; headings, code and links stay as they are. */
import { loadGlossary } from "../../src/content/glossary/glossary.ts";
import { createTermLinker } from "../../src/content/glossary/link-terms.ts";

const linkedFolders = /\/content\/(lessons|incidents|reference)\/[^/]+\.mdx$/;

/** @param {string} projectRoot @returns {Promise<NonNullable<import("@astrojs/markdown-satteri").SatteriProcessorOptions["mdastPlugins"]>[number]>} */
export async function linkTerms(projectRoot) {
  const terms = await loadGlossary(projectRoot);
  return ({ fileURL }) => {
    if (!fileURL || !linkedFolders.test(fileURL.pathname)) return null;
    const linker = createTermLinker(terms);
    return {
      name: "link-terms",
      paragraph(node, context) {
        const children = node.children.flatMap((child) =>
          child.type === "text" ? toNodes(linker, child.value) : [child],
        );
        if (children.some((child) => isTermLink(child))) context.replaceNode(node, { type: "paragraph", children });
      },
    };
  };
}

/** @param {import("../../src/content/glossary/link-terms.ts").TermLinker} linker @param {string} text */
function toNodes(linker, text) {
  return linker.split(text).map(({ text: value, term }) =>
    term
      ? {
          type: "link",
          url: `/glossary/#${term.slug}`,
          title: term.means.replaceAll("`", ""),
          children: [{ type: "text", value }],
        }
      : { type: "text", value },
  );
}

/** @param {{ type: string, url?: string }} node */
const isTermLink = ({ type, url }) => type === "link" && url?.startsWith("/glossary/#");
