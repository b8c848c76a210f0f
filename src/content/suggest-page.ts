/** Which page an address that leads nowhere most likely meant. */
import { nearestTo } from "./yaml/nearest.ts";

export interface KnownPage {
  readonly href: string;
  /** Last part of its address. */
  readonly slug: string;
  /** Place in the course, where it has one. */
  readonly order?: number;
}

const toParts = (pathname: string): string[] => pathname.split("/").filter((part) => part !== "");

/** @param pathname decoded, as the browser shows it */
export function suggestPage(pathname: string, pages: readonly KnownPage[]): KnownPage | undefined {
  const parts = toParts(pathname).map((part) => part.replace(/\.(html?|mdx?)$/i, ""));
  for (const part of parts.reverse()) {
    const number = /^(?:lesson-?)?(\d+)$/i.exec(part)?.[1];
    const page = number
      ? pages.find(({ order }) => order === Number(number))
      : pages.find(
          ({ slug }) =>
            slug ===
            nearestTo(
              part,
              pages.map((known) => known.slug),
            ),
        );
    if (page) return page;
  }
  return undefined;
}
