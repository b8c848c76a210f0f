/** SVG to PNG, kept by content, so that a build draws only what has changed. */
import { createHash } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import sharp from "sharp";

/** @param cacheFolder may be missing or emptied at any time */
export async function renderPng(svg: string, sizePx: number, cacheFolder: string): Promise<Buffer> {
  const path = join(cacheFolder, `${createHash("sha256").update(`${sizePx}\n${svg}`).digest("hex").slice(0, 32)}.png`);
  const kept = await readFile(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (kept) return kept;
  const png = await sharp(Buffer.from(svg)).resize({ width: sizePx }).png({ palette: true }).toBuffer();
  await mkdir(cacheFolder, { recursive: true });
  await writeFile(path, png);
  return png;
}
