/** What grows with the place that a gauge stands in, pixels. */
export interface GaugeSizes {
  readonly blockWidth: number;
  readonly blockFontSize: number;
  /** Of what stands on the coping: headings and the scale. */
  readonly captionFontSize: number;
  /** Where the water begins, below those words. */
  readonly copingTop: number;
  readonly holderRadius: number;
}

/** How a pool is drawn: lanes lying in banks with words, or upright cells where there is no room for words. */
export type GaugeLayout =
  | {
      readonly kind: "lanes";
      readonly banks: number;
      readonly lanesPerBank: number;
      readonly laneHeight: number;
      readonly fontSize: number;
      /** Share of the water in which figures move. */
      readonly zone: number;
      readonly twoLines: boolean;
      readonly sizes: GaugeSizes;
      /** How large the deck is on a stage, 1 the largest; 0 where there is none. */
      readonly stage: number;
      readonly deck: "side" | "strip";
      readonly bankWidth: number;
    }
  | {
      readonly kind: "cells";
      readonly columns: number;
      readonly stage: number;
      /** On a stage alone; else the style sheet's. */
      readonly cellHeight?: number;
    };

const usual: GaugeSizes = { blockWidth: 27, blockFontSize: 13, captionFontSize: 12, copingTop: 26, holderRadius: 4.6 };
export const bankGap = 14;
const narrowestPool = 430;
const narrowestBank = 232;
const roomyBank = 268;
export const mostLanesInBanks = 40;
export const lanesPerBank = 10;

export const bankWidthOf = (width: number, banks: number): number =>
  Math.floor((width - (banks - 1) * bankGap) / banks);

/** Room that the deck takes with its gap, pixels. */
const deckRoom = 184;

const usualInBank = 33;

/** @param laneInBank height of a lane in banks of ten, where the style sheet says so; else 0 */
export function chooseLayout(lanes: number, width: number, laneInBank = 0): GaugeLayout {
  const cells = { kind: "cells", columns: lanesPerBank, stage: 0 } as const;
  const beside = width - deckRoom;
  if (lanes <= 12) {
    if (width < narrowestPool) return cells;
    const deck = beside < narrowestPool ? "strip" : "side";
    const twoLines = lanes <= 4;
    return {
      kind: "lanes",
      banks: 1,
      lanesPerBank: lanes,
      ...(twoLines ? { laneHeight: 66, fontSize: 19 } : oneLineSize(lanes, width)),
      zone: twoLines ? 0.5 : 0.34,
      twoLines,
      sizes: usual,
      stage: 0,
      deck,
      bankWidth: deck === "side" ? beside : width,
    };
  }
  if (lanes > mostLanesInBanks) return cells;
  const banks = Math.ceil(lanes / lanesPerBank);
  const deck = bankWidthOf(beside, banks) >= roomyBank ? "side" : "strip";
  const bankWidth = bankWidthOf(deck === "side" ? beside : width, banks);
  if (bankWidth < narrowestBank) return cells;
  return {
    kind: "lanes",
    banks,
    lanesPerBank,
    laneHeight: laneInBank || usualInBank,
    fontSize: 13,
    zone: 0.25,
    twoLines: false,
    sizes: usual,
    stage: 0,
    deck,
    bankWidth,
  };
}

function oneLineSize(lanes: number, width: number) {
  if (width >= 1000) return { laneHeight: 38, fontSize: 15 };
  return { laneHeight: lanes <= 8 ? 30 : 24, fontSize: 13 };
}
