/** What a system shows of the site once it is installed; its addresses follow the folder the site is built for. */
import type { APIRoute } from "astro";
import { iconForms } from "../site/icon.ts";
import { sitePath } from "../site/site-path.ts";

const icons = iconForms
  .filter(({ name }) => name !== "apple-touch")
  .map(({ name, sizePx, purpose }) => ({
    src: sitePath(`/icons/${name}.png`),
    sizes: `${sizePx}x${sizePx}`,
    type: "image/png",
    ...(purpose ? { purpose } : {}),
  }));

const manifest = {
  name: "Watertight",
  short_name: "Watertight",
  description: "Why connection pools run dry: break a small server, watch its connections, mend it.",
  id: sitePath("/"),
  start_url: sitePath("/"),
  scope: sitePath("/"),
  display: "minimal-ui",
  background_color: "#edf2f4",
  theme_color: "#005e78",
  icons: [{ src: sitePath("/favicon.svg"), sizes: "any", type: "image/svg+xml" }, ...icons],
};

export const GET: APIRoute = () =>
  new Response(JSON.stringify(manifest), { headers: { "Content-Type": "application/manifest+json" } });
