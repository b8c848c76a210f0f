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
      /** To be read from the back of a room. */
      readonly stage: boolean;
      readonly deck: "side" | "strip";
      readonly bankWidth: number;
    }
  | { readonly kind: "cells"; readonly columns: number; readonly stage: boolean };

/** From this width on a gauge stands on a stage; a lesson's workbench never is as wide. */
const stageWidth = 1500;
const bankGap = 14;
const narrowestPool = 430;
const narrowestBank = 232;
const roomyBank = 268;
const mostLanesInBanks = 40;
const lanesPerBank = 10;

const bankWidthOf = (width: number, banks: number): number => Math.floor((width - (banks - 1) * bankGap) / banks);

/** Room that the deck takes with its gap, pixels. */
const deckRoomOf = (stage: boolean): number => (stage ? 306 : 184);

/** `onStage` asks for the stage's sizes whatever the width. */
export function chooseLayout(lanes: number, width: number, onStage = false): GaugeLayout {
  const stage = onStage || width >= stageWidth;
  const cells = { kind: "cells", columns: lanesPerBank, stage } as const;
  const beside = width - deckRoomOf(stage);
  if (lanes <= 12) {
    if (width < narrowestPool) return cells;
    const deck = beside < narrowestPool ? "strip" : "side";
    const twoLines = lanes <= 4;
    return {
      kind: "lanes",
      banks: 1,
      lanesPerBank: lanes,
      ...(twoLines ? twoLineSize(stage) : oneLineSize(lanes, width, stage)),
      zone: twoLines ? 0.5 : 0.34,
      twoLines,
      stage,
      deck,
      bankWidth: deck === "side" ? beside : width,
    };
  }
  if (lanes > mostLanesInBanks) return cells;
  const banks = Math.ceil(lanes / lanesPerBank);
  const deck = bankWidthOf(beside, banks) >= roomyBank ? "side" : "strip";
  const bankWidth = bankWidthOf(deck === "side" ? beside : width, banks);
  if (bankWidth < narrowestBank) return cells;
  const size = bankWidth >= 440 && stage ? { laneHeight: 46, fontSize: 20 } : { laneHeight: 33, fontSize: 13 };
  return { kind: "lanes", banks, lanesPerBank, ...size, zone: 0.25, twoLines: false, stage, deck, bankWidth };
}

const twoLineSize = (stage: boolean) => (stage ? { laneHeight: 96, fontSize: 29 } : { laneHeight: 66, fontSize: 19 });

function oneLineSize(lanes: number, width: number, stage: boolean) {
  if (stage) return { laneHeight: 57, fontSize: 25 };
  if (width >= 1000) return { laneHeight: 38, fontSize: 15 };
  return { laneHeight: lanes <= 8 ? 30 : 24, fontSize: 13 };
}
