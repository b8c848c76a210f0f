/** How a pool is drawn: lanes lying in banks with words, or upright cells where there is no room for words. */
export type GaugeLayout =
  | {
      readonly kind: "lanes";
      readonly banks: number;
      readonly lanesPerBank: number;
      readonly laneHeight: number;
      /** Share of the water in which figures move. */
      readonly zone: number;
      readonly twoLines: boolean;
      readonly deck: "side" | "strip";
      readonly bankWidth: number;
    }
  | { readonly kind: "cells"; readonly columns: number; readonly cellWidth: number };

const deckWidth = 184;
const bankGap = 14;
const narrowestPool = 430;
const narrowestBank = 232;
const roomyBank = 268;
const mostLanesInBanks = 40;
const lanesPerBank = 10;

const bankWidthOf = (width: number, banks: number): number => Math.floor((width - (banks - 1) * bankGap) / banks);

export function chooseLayout(lanes: number, width: number): GaugeLayout {
  const cells = { kind: "cells", columns: lanesPerBank, cellWidth: (width - 6) / lanesPerBank } as const;
  const beside = width - deckWidth;
  if (lanes <= 12) {
    if (width < narrowestPool) return cells;
    const deck = beside < narrowestPool ? "strip" : "side";
    const twoLines = lanes <= 4;
    return {
      kind: "lanes",
      banks: 1,
      lanesPerBank: lanes,
      laneHeight: twoLines ? 66 : lanes <= 8 ? 30 : 24,
      zone: twoLines ? 0.5 : 0.34,
      twoLines,
      deck,
      bankWidth: deck === "side" ? beside : width,
    };
  }
  if (lanes > mostLanesInBanks) return cells;
  const banks = Math.ceil(lanes / lanesPerBank);
  const deck = bankWidthOf(beside, banks) >= roomyBank ? "side" : "strip";
  const bankWidth = bankWidthOf(deck === "side" ? beside : width, banks);
  if (bankWidth < narrowestBank) return cells;
  return { kind: "lanes", banks, lanesPerBank, laneHeight: 33, zone: 0.25, twoLines: false, deck, bankWidth };
}
