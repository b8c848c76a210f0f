/** Where the pool in small stands: on a phone it is the gauge, on a desk it repeats what the board tells. */
export type CompactPlace = "phone" | "desk";

const lanesInRow = { phone: 10, desk: 15 } as const;

/** More lanes than this would take the page. */
const mostCells = { phone: 30, desk: 40 } as const;

/** In how many rows so many lanes stand as cells; 0 where they are counted by state. */
export const compactRows = (lanes: number, place: CompactPlace): number =>
  lanes > mostCells[place] ? 0 : Math.max(1, Math.ceil(lanes / lanesInRow[place]));

/** On a phone rows of ten, as in the gauge; on a desk rows of the same length. */
export const compactColumns = (lanes: number, place: CompactPlace): number =>
  place === "phone" ? lanesInRow.phone : Math.ceil(lanes / Math.max(1, compactRows(lanes, place)));
