import { sitePath } from "../../site/site-path.ts";

/** Something to invite a room to. */
export interface InviteTarget {
  readonly title: string;
  readonly url: string;
}

/**
 * The open page and the course, each once.
 *
 * @param page address of the open page; what its query and fragment say is the reader's own
 * @param pageTitle as the document has it, the site's name at its end
 * @param base the site's first page
 */
export function toInviteTargets(
  page: URL,
  pageTitle: string,
  base: string = sitePath("/"),
): [InviteTarget, ...InviteTarget[]] {
  const course = { title: "The course", url: new URL(base, page).href };
  const url = page.origin + page.pathname;
  const title = pageTitle.replace(/ · Watertight$/, "");
  return url === course.url ? [course] : [{ title, url }, course];
}
