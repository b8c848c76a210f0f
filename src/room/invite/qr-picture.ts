import { encodeQR } from "qr";

/** Most bytes of a code that is still read off a wall; a longer address is passed on in other ways. */
export const mostQrBytes = 1_024;

/** White squares round a code, as the standard has it. */
const quietSquares = 4;

/** Above it the code's squares matter more than what it survives. */
const mostBytesWithSpare = 200;

export interface QrPicture {
  /** Squares of a side, the white border included. */
  readonly size: number;
  /** The dark squares as an SVG path, one unit to a square. */
  readonly path: string;
}

/** Null for a text that is longer than a code should be. */
export function drawQr(text: string): QrPicture | null {
  const lengthBytes = new TextEncoder().encode(text).length;
  if (lengthBytes > mostQrBytes) return null;
  const ecc = lengthBytes > mostBytesWithSpare ? "low" : "medium";
  const rows = encodeQR(text, "raw", { ecc, border: quietSquares });
  return { size: rows.length, path: rows.map(drawRow).join("") };
}

/** Neighbours in one stroke: between two rectangles some browsers leave a hair of white. */
function drawRow(squares: readonly boolean[], y: number): string {
  let path = "";
  for (let x = 0; x < squares.length; x += 1) {
    if (!squares[x]) continue;
    const from = x;
    while (squares[x + 1]) x += 1;
    path += `M${from} ${y}h${x - from + 1}v1h${from - x - 1}z`;
  }
  return path;
}
