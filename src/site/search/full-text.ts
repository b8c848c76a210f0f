/** Asks the index of the whole text, which Pagefind made at build. It is fetched piece by piece, when it is first asked. */
import { sitePath } from "../site-path.ts";
import { type MarkedPiece, toMarkedPieces } from "./marked-text.ts";

export interface FullTextHit {
  readonly title: string;
  /** The heading beneath which the words stand; empty above the first. */
  readonly heading: string;
  /** As a link may carry it. */
  readonly href: string;
  readonly excerpt: readonly MarkedPiece[];
}

interface SubResult {
  readonly title: string;
  readonly url: string;
  readonly excerpt: string;
  readonly weighted_locations: readonly { readonly balanced_score: number }[];
}

interface PageResult {
  readonly url: string;
  readonly excerpt: string;
  readonly meta: { readonly title?: string };
  readonly sub_results: readonly SubResult[];
}

interface Pagefind {
  options(options: { readonly baseUrl: string; readonly excerptLength: number }): Promise<void>;
  search(query: string): Promise<{ readonly results: readonly { readonly data: () => Promise<PageResult> }[] }>;
}

const LIMIT_MS = 8_000;
const MOST_PAGES = 6;

/** One for each page: it loads the index once, and again after a failure. */
export function createFullText(): (query: string) => Promise<readonly FullTextHit[]> {
  let loading: Promise<Pagefind> | null = null;
  const load = async (): Promise<Pagefind> => {
    const address = new URL(sitePath("/pagefind/pagefind.js"), location.href).href;
    const pagefind = (await import(/* @vite-ignore */ address)) as Pagefind;
    await pagefind.options({ baseUrl: sitePath("/"), excerptLength: 24 });
    return pagefind;
  };
  const ask = async (query: string): Promise<readonly FullTextHit[]> => {
    loading ??= load();
    try {
      const { results } = await (await loading).search(query);
      const pages = await Promise.all(results.slice(0, MOST_PAGES).map(({ data }) => data()));
      return pages.flatMap((page) => toHits(page, query));
    } catch (error) {
      loading = null;
      throw error;
    }
  };
  return (query) => withLimit(ask(query));
}

/** The two headings of a page under which the words weigh most. */
function toHits({ url, excerpt, meta, sub_results }: PageResult, query: string): FullTextHit[] {
  const title = meta.title ?? url;
  const weigh = ({ weighted_locations }: SubResult) =>
    weighted_locations.reduce((sum, { balanced_score }) => sum + balanced_score, 0);
  const most = Math.max(...sub_results.map(weigh));
  const parts = sub_results
    .filter((part) => weigh(part) * 2 >= most)
    .sort((a, b) => weigh(b) - weigh(a))
    .slice(0, 2);
  if (parts.length === 0) return [{ title, heading: "", href: url, excerpt: toMarkedPieces(excerpt, query) }];
  return parts.map((part) => ({
    title,
    heading: part.title === title ? "" : part.title,
    href: part.url,
    excerpt: toMarkedPieces(part.excerpt, query),
  }));
}

function withLimit<T>(work: Promise<T>): Promise<T> {
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  const timer = setTimeout(() => reject(new Error(`the index did not answer within ${LIMIT_MS / 1000} s`)), LIMIT_MS);
  work.then(resolve, reject).finally(() => clearTimeout(timer));
  return promise;
}
