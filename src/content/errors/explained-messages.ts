/** The error messages with the titles of what explains them. */
import { type CollectionEntry, getCollection, render } from "astro:content";
import { ContentError } from "../yaml/read-yaml.ts";
import { type ErrorMessage, loadErrorMessages } from "./error-messages.ts";

export interface ExplainedMessage extends ErrorMessage {
  readonly pageTitle: string;
  readonly headingText: string;
  /** From the site's root, with the heading's anchor. */
  readonly path: `/${string}`;
}

/** @throws ContentError where a message names a page or a heading that is not there */
export async function loadExplainedMessages(projectRoot: string): Promise<ExplainedMessage[]> {
  const collections = await Promise.all([
    getCollection("lessons"),
    getCollection("incidents"),
    getCollection("reference"),
  ]);
  const pages = new Map(collections.flat().map((entry) => [`${entry.collection}/${entry.id}`, entry]));
  const messages = await loadErrorMessages(projectRoot);
  return Promise.all(messages.map((message) => explain(message, pages.get(message.page))));
}

async function explain(
  message: ErrorMessage,
  entry: CollectionEntry<"lessons" | "incidents" | "reference"> | undefined,
): Promise<ExplainedMessage> {
  const { slug, page, heading } = message;
  if (!entry) throw new ContentError(`content/errors.yaml: ${slug} names the page ${page}, which does not exist.`);
  const { headings } = await render(entry);
  const found = headings.find((each) => each.slug === heading);
  if (!found)
    throw new ContentError(
      `content/errors.yaml: ${slug} names the heading "${heading}" of ${page}, which has ${headings.map((each) => each.slug).join(", ")}.`,
    );
  return { ...message, pageTitle: entry.data.title, headingText: found.text, path: `/${page}/#${heading}` };
}
