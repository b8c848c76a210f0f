/** A text as a QR code in a terminal: two rows of squares to a line of characters. */
import { encodeQR } from "qr";

/** Squares of quiet round it. The standard asks for four; cameras read it with two, and it stays small. */
const quietSquares = 2;

const white = { text: 97, back: 107 };
const black = { text: 30, back: 40 };

/** @param colours false for a terminal without: light squares are then drawn, as on the usual dark ground */
export function toTerminalQr(text: string, colours: boolean): string[] {
  const squares = encodeQR(text, "raw", { ecc: "low", border: quietSquares });
  const lines: string[] = [];
  for (let row = 0; row < squares.length; row += 2) {
    const [upper = [], lower = []] = [squares[row], squares[row + 1]];
    // Beneath the last row of an odd number there is nothing: white, as the quiet is.
    const pairs = upper.map((isUpperDark, column) => ({ isUpperDark, isLowerDark: lower[column] ?? false }));
    lines.push(colours ? inColours(pairs) : plain(pairs));
  }
  return lines;
}

interface Pair {
  readonly isUpperDark: boolean;
  readonly isLowerDark: boolean;
}

const inColours = (pairs: readonly Pair[]): string =>
  `${pairs
    .map(({ isUpperDark, isLowerDark }) => {
      const [upper, lower] = [isUpperDark ? black : white, isLowerDark ? black : white];
      return `\u001b[${upper.text};${lower.back}m▀`;
    })
    .join("")}\u001b[0m`;

const plain = (pairs: readonly Pair[]): string =>
  pairs
    .map(({ isUpperDark, isLowerDark }) => {
      if (isUpperDark) return isLowerDark ? " " : "▄";
      return isLowerDark ? "▀" : "█";
    })
    .join("");
