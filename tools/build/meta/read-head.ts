/** Reads what a page's head tells systems and searchers; pure. */
export interface PageHead {
  /** Contents by `name` or `property`. */
  readonly metas: ReadonlyMap<string, string>;
  /** Addresses by `rel`. */
  readonly links: ReadonlyMap<string, string>;
}

const attributesOf = (tag: string): Map<string, string> =>
  new Map([...tag.matchAll(/([\w:-]+)=(?:"([^"]*)"|'([^']*)')/g)].map(([, name = "", a, b]) => [name, a ?? b ?? ""]));

export function readHead(html: string): PageHead {
  const metas = new Map<string, string>();
  const links = new Map<string, string>();
  for (const [, kind, text = ""] of (html.split("</head>")[0] ?? "").matchAll(/<(meta|link)\b([^>]*)>/g)) {
    const attributes = attributesOf(text);
    const name = attributes.get("property") ?? attributes.get("name");
    if (kind === "meta" && name) metas.set(name, attributes.get("content") ?? "");
    if (kind === "link") links.set(attributes.get("rel") ?? "", attributes.get("href") ?? "");
  }
  return { metas, links };
}
