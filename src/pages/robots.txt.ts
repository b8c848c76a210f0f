/** Tells searchers that all may be read, and where the list of pages is. */
import type { APIRoute } from "astro";
import { sitePath } from "../site/site-path.ts";

export const GET: APIRoute = ({ site }) =>
  new Response(
    [
      "User-agent: *",
      "Allow: /",
      ...(site ? [`Sitemap: ${new URL(sitePath("/sitemap-index.xml"), site)}`] : []),
      "",
    ].join("\n"),
  );
