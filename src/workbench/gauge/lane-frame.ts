import type { GaugeLayout, GaugeSizes } from "./choose-layout.ts";
import { ageShare } from "./geometry.ts";

/** Where things stand within a bank, in pixels; the same for all its lanes, so that lanes can be compared by identity. */
export interface LaneFrame extends GaugeSizes {
  readonly laneHeight: number;
  readonly waterLeft: number;
  readonly waterRight: number;
  readonly zoneRight: number;
  /** Figure's place at age zero, and how far it can go. */
  readonly swimLeft: number;
  readonly swimLength: number;
  readonly figureScale: number;
  readonly wallX: number;
  readonly fontSize: number;
  readonly markX: number;
  readonly whoX: number;
  readonly whoWidth: number;
  readonly stateX: number;
  readonly stateWidth: number;
  readonly ageX: number;
  readonly twoLines: boolean;
}

/** Room that banks keep for `leased`, the widest of the short words, in em. */
const shortestStateEm = 3.62;

export function frameOf(layout: Extract<GaugeLayout, { kind: "lanes" }>): LaneFrame {
  const { laneHeight, fontSize, bankWidth, zone, twoLines, banks, sizes } = layout;
  const waterLeft = sizes.blockWidth + 7;
  const waterRight = bankWidth - 24;
  const zoneWidth = (waterRight - waterLeft) * zone;
  const zoneRight = waterLeft + zoneWidth;
  const figureScale = banks > 1 ? laneHeight / 36 : Math.min(2.6, Math.max(0.8, laneHeight / 27));
  // A crawling swimmer's wake and bow wave, so that neither leaves the zone.
  const [behind, ahead] = [31 * figureScale, 26 * figureScale];
  const whoX = zoneRight + 7 + fontSize * 1.15;
  const ageX = waterRight - 9;
  const ageLeft = ageX - fontSize * 2.9;
  const whoWidth = twoLines
    ? ageLeft - whoX
    : banks > 1
      ? ageLeft - whoX - shortestStateEm * fontSize
      : Math.min(fontSize * 8.6, (ageLeft - whoX) * 0.56);
  const stateX = twoLines ? whoX : whoX + whoWidth + 4;
  return {
    ...sizes,
    laneHeight,
    waterLeft,
    waterRight,
    zoneRight,
    swimLeft: waterLeft + behind,
    swimLength: Math.max(0, zoneWidth - behind - ahead),
    figureScale,
    wallX: waterRight + 14,
    fontSize,
    markX: zoneRight + 7 + fontSize * 0.3,
    whoX,
    whoWidth,
    stateX,
    // On two lines the age stands on the first one.
    stateWidth: (twoLines ? ageX : ageLeft) - stateX,
    ageX,
    twoLines,
  };
}

export const figureX = (frame: LaneFrame, ageMs: number): number =>
  Math.round(frame.swimLeft + frame.swimLength * ageShare(ageMs));

/** How high a bank of so many lanes stands, coping included. */
export const bankHeight = (frame: LaneFrame, lanes: number): number => frame.copingTop + lanes * frame.laneHeight + 5;
