/** What `/offline/` remembers of the worker's news beside how much is kept; pure. */
import type { KeepingNews } from "./keeping-news.ts";
import type { Kept } from "./offline-words.ts";

export type KeptFacts = Pick<Kept, "end" | "hindrance" | "missingPages">;

export function toKeptFacts({ missingPages }: KeptFacts, news: KeepingNews): KeptFacts {
  const pages = missingPages === undefined ? {} : { missingPages };
  switch (news.kind) {
    case "pages-missing":
      return { missingPages: news.count };
    case "hindered":
      return { ...pages, hindrance: news.hindrance };
    case "ended":
      return { ...pages, end: news.end };
    case "keeping":
    case "not-installed":
      return pages;
  }
}
