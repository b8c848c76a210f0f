/** Measures what a page really loads: bytes on the wire, by kind, as the browser counted them. */
import type { Page } from "@playwright/test";

export interface Transfers {
  /** Bytes of response bodies as sent, so compressed where the server compresses. */
  readonly scriptBytes: number;
  readonly styleBytes: number;
  readonly fontBytes: number;
  /** Everything, the page itself included. */
  readonly allBytes: number;
  readonly urls: readonly string[];
}

const KINDS = { script: "scriptBytes", stylesheet: "styleBytes", font: "fontBytes" } as const;

/** Opens `path`, lets it come to rest, and sums up. Inline scripts and styles are not counted: they are in the page. */
export async function measureTransfers(page: Page, path: string): Promise<Transfers> {
  const sums = { scriptBytes: 0, styleBytes: 0, fontBytes: 0, allBytes: 0 };
  const urls: string[] = [];
  const sizes: Promise<void>[] = [];
  page.on("requestfinished", (request) => {
    urls.push(request.url());
    const kind = KINDS[request.resourceType() as keyof typeof KINDS];
    sizes.push(
      request.sizes().then(({ responseBodySize }) => {
        sums.allBytes += responseBodySize;
        if (kind) sums[kind] += responseBodySize;
      }),
    );
  });
  await page.goto(path, { waitUntil: "networkidle" });
  // On a busy machine the network may rest before the island's scripts are asked for.
  if ((await page.locator(".workbench").count()) > 0)
    await page.locator(".workbench[data-ready=yes]").waitFor({ state: "attached" });
  await Promise.all(sizes);
  return { ...sums, urls };
}
