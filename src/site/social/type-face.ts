/** Text as paths: a picture made at build must not depend on the fonts of the machine that makes it. */
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { create } from "fontkitten";

export interface TypeFace {
  readonly measurePx: (text: string, sizePx: number) => number;
  /** @param at where the base line begins */
  readonly toPath: (text: string, sizePx: number, at: { readonly x: number; readonly y: number }) => string;
}

/** @param projectRoot where `src/` stands @param name of a file in `fonts/`, static and without hinting */
export async function loadTypeFace(projectRoot: string, name: string): Promise<TypeFace> {
  const font = create(await readFile(join(projectRoot, "src/site/social/fonts", name)));
  if (!("glyphsForString" in font)) throw new Error(`${name} is a collection of fonts; one font is expected.`);
  const scaleOf = (sizePx: number) => sizePx / font.unitsPerEm;
  return {
    measurePx: (text, sizePx) =>
      font.glyphsForString(text).reduce((width, glyph) => width + glyph.advanceWidth, 0) * scaleOf(sizePx),
    toPath: (text, sizePx, at) => {
      const scale = scaleOf(sizePx);
      let { x } = at;
      let data = "";
      for (const glyph of font.glyphsForString(text)) {
        // A font's y goes up, a picture's down.
        data += glyph.path.scale(scale, -scale).translate(x, at.y).toSVG();
        x += glyph.advanceWidth * scale;
      }
      return data;
    },
  };
}
