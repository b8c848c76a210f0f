import { decodeQR } from "qr/decode.js";
import { expect, test } from "vitest";
import { toTerminalQr } from "./terminal-qr.ts";

const address = "http://192.168.1.23:4321/";
const squarePx = 4;

/** What a camera sees of the lines: each character two squares, the upper and the lower one. */
function decode(lines: readonly (readonly [isUpperDark: boolean, isLowerDark: boolean][])[]): string {
  const width = (lines[0]?.length ?? 0) * squarePx;
  const height = lines.length * 2 * squarePx;
  const data = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const row = Math.floor(y / squarePx);
      const square = lines[Math.floor(row / 2)]?.[Math.floor(x / squarePx)]?.[row % 2];
      if (square) data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
    }
  return decodeQR({ width, height, data });
}

test("without colours the light squares are drawn, and it reads as the address", () => {
  const dark = { "█": [false, false], "▀": [false, true], "▄": [true, false], " ": [true, true] } as const;
  const lines = toTerminalQr(address, false).map((line) =>
    [...line].map((character): [boolean, boolean] => [...dark[character as keyof typeof dark]]),
  );
  expect(decode(lines)).toBe(address);
});

test("in colours it is black on white whatever the terminal's ground, and reads as the address", () => {
  const lines = toTerminalQr(address, true).map((line) => {
    expect(line.endsWith("\u001b[0m")).toBe(true);
    return [...line.matchAll(/\[(30|97);(40|107)m▀/g)].map(([, text, back]): [boolean, boolean] => [
      text === "30",
      back === "40",
    ]);
  });
  expect(decode(lines)).toBe(address);
  expect(lines.length).toBeLessThan(20);
});
