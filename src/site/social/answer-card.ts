/** A picture for shared links as the build asks for it. */
import { type Card, cardSizePx, drawCard } from "./draw-card.ts";
import { renderPng } from "./render-png.ts";
import { loadTypeFace } from "./type-face.ts";

const faces = Promise.all(
  ["commissioner-heading.ttf", "commissioner-text.ttf"].map((name) => loadTypeFace(process.cwd(), name)),
);

export async function answerCard(card: Card): Promise<Response> {
  const [heading, text] = await faces;
  if (!heading || !text) throw new Error("The fonts of the social pictures are missing.");
  const png = await renderPng(drawCard(card, { heading, text }), cardSizePx.width, "node_modules/.cache/social");
  return new Response(new Uint8Array(png), { headers: { "Content-Type": "image/png" } });
}
