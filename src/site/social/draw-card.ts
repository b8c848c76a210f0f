/** The picture that stands beside a shared link: where in the course, the title, and a pool from above. */
import type { TypeFace } from "./type-face.ts";
import { wrapText } from "./wrap-text.ts";

export interface Card {
  readonly kicker: string;
  readonly title: string;
  /** Of the lanes, how many are lent; so that no two neighbours in the course look the same. */
  readonly lent: number;
}

export interface CardFaces {
  readonly heading: TypeFace;
  readonly text: TypeFace;
}

export const cardSizePx = { width: 1200, height: 630 } as const;

const LEFT_PX = 72;
const TITLE_PX = 84;
const LANES = 6;
const LANE_PX = 34;
const POOL_TOP_PX = 630 - 48 - LANES * LANE_PX;

const ink = { page: "#05141a", text: "#e6f1f4", quiet: "#a0b9c2", still: "#0d303c", busy: "#1f7d93", edge: "#527482" };

function drawLane(index: number, isLent: boolean): string {
  const y = POOL_TOP_PX + index * LANE_PX;
  const width = cardSizePx.width - 2 * LEFT_PX;
  const water = isLent
    ? `<rect x="${LEFT_PX}" y="${y}" width="${width * (0.94 - 0.13 * index)}" height="${LANE_PX}" fill="${ink.busy}"/>`
    : "";
  const rope =
    index > 0
      ? `<path d="M${LEFT_PX} ${y}H${LEFT_PX + width}" stroke="#7fa6b2" stroke-width="4" stroke-dasharray="16 8"/>`
      : "";
  return water + rope;
}

/** An SVG without text: every letter is a path. */
export function drawCard({ kicker, title, lent }: Card, { heading, text }: CardFaces): string {
  const { width, height } = cardSizePx;
  const lines = wrapText(title, width - 2 * LEFT_PX, (line) => heading.measurePx(line, TITLE_PX));
  const letters = [
    text.toPath("Watertight", 34, { x: LEFT_PX + 54, y: 88 }),
    ...lines.map((line, index) => heading.toPath(line, TITLE_PX, { x: LEFT_PX, y: 236 + index * 88 })),
  ].join("");
  const lanes = Array.from({ length: LANES }, (_, index) => drawLane(index, index < lent % (LANES + 1))).join("");
  const pool = `x="${LEFT_PX}" y="${POOL_TOP_PX}" width="${width - 2 * LEFT_PX}" height="${LANES * LANE_PX}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}">
<rect width="${width}" height="${height}" fill="${ink.page}"/>
<g transform="translate(${LEFT_PX} 58) scale(1.6)"><rect x="1.5" y="1.5" width="21" height="21" rx="5" fill="none" stroke="${ink.text}" stroke-width="2.4"/><path fill="#66cfe4" d="M5 5.6h14v3.2H5zM5 10.4h14v3.2H5zM5 15.2h14v3.2H5z"/></g>
<path fill="${ink.text}" d="${letters}"/>
<path fill="${ink.quiet}" d="${text.toPath(kicker, 30, { x: LEFT_PX, y: 152 })}"/>
<rect ${pool} fill="${ink.still}"/>${lanes}
<rect ${pool} fill="none" stroke="${ink.edge}" stroke-width="8" rx="6"/>
</svg>`;
}
