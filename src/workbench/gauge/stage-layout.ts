/** How a pool is drawn before a room full of people: as large as the room that it is given, and no larger. */
import { bankWidthOf, type GaugeLayout, type GaugeSizes, lanesPerBank, mostLanesInBanks } from "./choose-layout.ts";

const largest = { twoLines: { laneHeight: 96, fontSize: 29 }, oneLine: { laneHeight: 57, fontSize: 25 } } as const;
const inBanks = { laneHeight: 46, fontSize: 22 } as const;
/** Smaller words in a bank are read by the first row only: marks and short names in cells are larger. */
const smallestInBanks = 16;
const lowestLane = 22;
/** As much lower than its lane are words that may still touch neither rope. */
const fontShare = 0.6;
const [lowestCell, highestCell] = [36, 84];
/** Below the water, and round cells. */
const edge = 10;

/** The deck at its largest, with its gap, beside the pool; and as a strip beneath it. */
export const deckWidth = 292;
const deckGap = 14;
const stripHeight = 124;
/** The width at which everything is as large as it gets. */
const fullWidth = 1_600;

const clamp = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));
const half = (value: number): number => Math.floor(value * 2) / 2;

/** @param room height for the pool and what belongs to it beneath, without its numbers */
export function chooseStageLayout(lanes: number, width: number, room: number): GaugeLayout {
  const stage = Math.round(clamp(width / fullWidth, 0.82, 1) * 100) / 100;
  const beside = Math.floor(width - deckWidth * stage - deckGap);
  return (
    (lanes <= 12 ? oneBank(lanes, beside, room, stage) : severalBanks(lanes, width, beside, room, stage)) ??
    cells(lanes, room, stage)
  );
}

function oneBank(lanes: number, bankWidth: number, room: number, stage: number): GaugeLayout {
  const copingTop = Math.round(34 * stage);
  const fair = Math.floor((room - copingTop - edge) / lanes);
  const twoLines = lanes <= 4 && fair >= 66;
  const most = twoLines ? largest.twoLines : largest.oneLine;
  const laneHeight = clamp(fair, lowestLane, most.laneHeight);
  const fontSize = half(
    Math.min(most.fontSize, laneHeight * (twoLines ? 0.31 : fontShare), bankWidth / (twoLines ? 26 : 37)),
  );
  return {
    kind: "lanes",
    banks: 1,
    lanesPerBank: lanes,
    laneHeight,
    fontSize,
    zone: twoLines ? 0.5 : 0.34,
    twoLines,
    sizes: sizesFor(Math.min(25, twoLines ? laneHeight * 0.3 : fontSize), copingTop),
    stage,
    deck: "side",
    bankWidth,
  };
}

/** Banks of ten beside the deck, or else above it; null where words would be too small in either. */
function severalBanks(lanes: number, width: number, beside: number, room: number, stage: number): GaugeLayout | null {
  if (lanes > mostLanesInBanks) return null;
  const banks = Math.ceil(lanes / lanesPerBank);
  const copingTop = Math.round(34 * stage);
  const places = [
    { deck: "side", bankWidth: bankWidthOf(beside, banks), height: room },
    { deck: "strip", bankWidth: bankWidthOf(width, banks), height: room - stripHeight * stage },
  ] as const;
  for (const { deck, bankWidth, height } of places) {
    const laneHeight = Math.min(inBanks.laneHeight, Math.floor((height - copingTop - edge) / lanesPerBank));
    const fontSize = half(Math.min(inBanks.fontSize, laneHeight * fontShare, bankWidth / 25));
    if (fontSize < smallestInBanks) continue;
    const sizes = sizesFor(fontSize, copingTop);
    return {
      kind: "lanes",
      banks,
      lanesPerBank,
      laneHeight,
      fontSize,
      zone: 0.25,
      twoLines: false,
      sizes,
      stage,
      deck,
      bankWidth,
    };
  }
  return null;
}

function cells(lanes: number, room: number, stage: number): GaugeLayout {
  const rows = Math.ceil(lanes / lanesPerBank);
  const fair = Math.floor((room - stripHeight * stage - edge) / rows);
  return { kind: "cells", columns: lanesPerBank, stage, cellHeight: clamp(fair, lowestCell, highestCell) };
}

const sizesFor = (fontSize: number, copingTop: number): GaugeSizes => ({
  blockWidth: Math.round(fontSize * 1.6) + 8,
  blockFontSize: Math.max(16, half(fontSize * 0.88)),
  captionFontSize: Math.max(15, half(copingTop * 0.58)),
  copingTop,
  holderRadius: Math.min(7, fontSize * 0.3),
});
