import type { Locator } from "@playwright/test";
import { decodeQR } from "qr/decode.js";
import sharp from "sharp";

/** What a phone reads off the screen: the picture is decoded as it was painted. Throws where there is no code in it. */
export async function readQr(picture: Locator): Promise<string> {
  const image = sharp(await picture.screenshot()).ensureAlpha();
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  return decodeQR({ width, height, data }, { effort: Number.POSITIVE_INFINITY, timeLimit: 10_000 });
}
