/** Where the age scale ends; older leases rest at the far end of the zone. */
const fullAgeMs = 60_000;

/** Square root, so that the first seconds, where most leases end, are told apart. */
export const ageShare = (ageMs: number): number => Math.min(1, Math.sqrt(Math.max(0, ageMs) / fullAgeMs));

/** The share of its time-out that a waiter has left; a full face for one that waits for ever. */
export function clockShare(leftMs: number | null, timeoutMs: number): number {
  if (leftMs === null || timeoutMs <= 0) return 1;
  return Math.min(1, Math.max(0, leftMs / timeoutMs));
}

const round = (value: number): number => Math.round(value * 10) / 10;

/** A slice of a clock face, from twelve o'clock on. */
export function slicePath(share: number, centre: number, radius: number): string {
  if (share >= 1) return `M${centre} ${centre - radius}A${radius} ${radius} 0 1 1 ${centre - 0.01} ${centre - radius}Z`;
  if (share <= 0) return "";
  const angle = share * 2 * Math.PI;
  const x = round(centre + radius * Math.sin(angle));
  const y = round(centre - radius * Math.cos(angle));
  return `M${centre} ${centre}V${round(centre - radius)}A${radius} ${radius} 0 ${share > 0.5 ? 1 : 0} 1 ${x} ${y}Z`;
}

/** One dot each as a single path of round-capped points, so that 300 people cost one element. */
export function dotsPath(count: number, columns: number, pitch: number): string {
  return Array.from({ length: count }, (_, index) => {
    const x = (index % columns) * pitch + pitch / 2;
    const y = Math.floor(index / columns) * pitch + pitch / 2;
    return `M${round(x)} ${round(y)}h0`;
  }).join("");
}

/** How far each waiter's dot stands from the next so that `count` of them fit into a box. */
export function dotPitch(count: number, width: number, height: number): number {
  for (let pitch = 10; pitch > 5; pitch -= 0.5) {
    if (Math.floor(width / pitch) * Math.floor(height / pitch) >= count) return pitch;
  }
  return 5;
}
