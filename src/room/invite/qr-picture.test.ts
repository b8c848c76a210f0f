import { decodeQR } from "qr/decode.js";
import { expect, test } from "vitest";
import { drawQr, mostQrBytes, type QrPicture } from "./qr-picture.ts";

const squarePx = 4;

/** The picture as a camera sees it. */
function decode({ size, path }: QrPicture): string {
  const width = size * squarePx;
  const data = new Uint8ClampedArray(width * width * 4).fill(255);
  for (const [, x, y, length] of path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g))
    for (let row = Number(y) * squarePx; row < (Number(y) + 1) * squarePx; row += 1)
      for (let column = Number(x) * squarePx; column < (Number(x) + Number(length)) * squarePx; column += 1)
        data.fill(0, (row * width + column) * 4, (row * width + column) * 4 + 3);
  return decodeQR({ width, height: width, data }, { effort: Number.POSITIVE_INFINITY, timeLimit: 10_000 });
}

const addressOf = (length: number) =>
  "http://192.168.1.23:4321/lessons/exhaustion/?view=code#s=1.".padEnd(length, "eJyrVk_-");

test.each(["http://192.168.1.23:4321/", "https://lessons.example/s/k7fm", addressOf(300), addressOf(mostQrBytes)])(
  "%s reads back",
  (address) => {
    expect(decode(drawQr(address) as QrPicture)).toBe(address);
  },
);

test("one byte more than a kilobyte is too long, counted in bytes and not in characters", () => {
  expect(drawQr(addressOf(mostQrBytes + 1))).toBeNull();
  expect(drawQr("ä".repeat(mostQrBytes / 2 + 1))).toBeNull();
});

test("four white squares lie round it", () => {
  const { size, path } = drawQr("http://10.0.0.2/") as QrPicture;
  const columns = [...path.matchAll(/M(\d+) (\d+)h(\d+)/g)];
  expect(Math.min(...columns.map(([, x]) => Number(x)))).toBe(4);
  expect(Math.max(...columns.map(([, x, , length]) => Number(x) + Number(length)))).toBe(size - 4);
  expect(Math.min(...columns.map(([, , y]) => Number(y)))).toBe(4);
});
