/** Indexes the built pages for the search: lessons and reference pages by heading, terms and error messages one by one. */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { close, createIndex, type PagefindIndex } from "pagefind";
import { loadErrorMessages } from "../../src/content/errors/error-messages.ts";
import { loadGlossary } from "../../src/content/glossary/glossary.ts";

/** In the text, and not what somebody looks for: answers to be found by oneself, controls, what only frames code. */
const leftOut = [
  ".quiz",
  ".prediction",
  ".claims",
  ".prose-kicker",
  ".compare .bar",
  ".transcript figcaption",
  ".expressive-code figcaption",
  ".expressive-code .copy",
  "[role=status]",
  "button",
  "script",
  "style",
];

/** Of Pagefind's own interfaces the site uses none. */
const unused = /(^|\/)pagefind-(ui|modular-ui|component-ui|highlight)\.|wasm\.unknown\./;

export interface SearchIndexOptions {
  readonly projectRoot: string;
  readonly dist: string;
}

/** Writes `dist/pagefind/`. Resolves to a line for the log. @throws where Pagefind refuses something */
export async function buildSearchIndex({ projectRoot, dist }: SearchIndexOptions): Promise<string> {
  try {
    const { index, errors } = await createIndex({ excludeSelectors: leftOut, includeCharacters: "_" });
    if (!index) throw new Error(`Pagefind made no index: ${errors.join("; ")}`);
    const { errors: refused, page_count: pageCount } = await index.addDirectory({ path: dist });
    if (refused.length > 0) throw new Error(`Pagefind refused pages: ${refused.join("; ")}`);
    if (pageCount === 0) throw new Error("Pagefind found no page with data-pagefind-body.");
    const recordCount = await addRecords(index, projectRoot);
    await writeIndex(index, join(dist, "pagefind"));
    return `${pageCount} pages, ${recordCount} terms and messages`;
  } finally {
    await close();
  }
}

async function addRecords(index: PagefindIndex, projectRoot: string): Promise<number> {
  const terms = (await loadGlossary(projectRoot)).map(({ term, slug, also, means }) => ({
    url: `/glossary/#${slug}`,
    title: term,
    content: [term, ...also, means].join(". "),
  }));
  const messages = (await loadErrorMessages(projectRoot)).map(({ message, means, page, heading }) => ({
    // The address under which the palette lists the message, so that it is shown once.
    url: `/${page}/#${heading}`,
    title: message,
    content: `${message}. ${means}`,
  }));
  for (const { url, title, content } of [...terms, ...messages]) {
    const { errors } = await index.addCustomRecord({
      url,
      content: content.replaceAll("`", ""),
      language: "en",
      meta: { title },
    });
    if (errors.length > 0) throw new Error(`Pagefind refused ${url}: ${errors.join("; ")}`);
  }
  return terms.length + messages.length;
}

async function writeIndex(index: PagefindIndex, folder: string): Promise<void> {
  const { files, errors } = await index.getFiles();
  if (errors.length > 0) throw new Error(`Pagefind wrote no files: ${errors.join("; ")}`);
  await rm(folder, { recursive: true, force: true });
  for (const { path, content } of files) {
    if (unused.test(path)) continue;
    const target = join(folder, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, content);
  }
}
