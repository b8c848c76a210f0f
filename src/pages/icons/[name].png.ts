/** The site's sign as PNG, for systems that do not take SVG. */
import type { APIRoute } from "astro";
import { drawIcon, type IconForm, iconForms } from "../../site/icon.ts";
import { renderPng } from "../../site/social/render-png.ts";

export const getStaticPaths = () => iconForms.map((form) => ({ params: { name: form.name }, props: { form } }));

export const GET: APIRoute<{ form: IconForm }> = async ({ props: { form } }) => {
  const png = await renderPng(drawIcon(form), form.sizePx, "node_modules/.cache/social");
  return new Response(new Uint8Array(png), { headers: { "Content-Type": "image/png" } });
};
