import type { Lan } from "../../contract/lan.ts";

/** An address of this site as others in the room can open it, or why there is none. */
export type RoomUrl =
  | { readonly kind: "open"; readonly url: string }
  /** The server listens on this machine alone; `command` starts one that others reach. */
  | { readonly kind: "machine-only"; readonly command: string }
  /** The server is open, and the machine has no address. */
  | { readonly kind: "no-network" }
  /** The page is on this machine, and its server says nothing. */
  | { readonly kind: "unknown" };

/** True for a name by which every machine means itself. */
export const isOwnName = (hostname: string): boolean =>
  hostname === "localhost" ||
  hostname.endsWith(".localhost") ||
  hostname === "[::1]" ||
  /^127(\.\d+){3}$/.test(hostname);

/**
 * The same page by an address of the network. One that others can open already stays as it is.
 *
 * @param lan what the server said; null where it said nothing
 * @param choice which of its addresses; the likeliest where there is no such one
 */
export function toRoomUrl(url: string, lan: Lan | null, choice = 0): RoomUrl {
  const own = new URL(url);
  if (!isOwnName(own.hostname)) return { kind: "open", url: own.href };
  if (!lan) return { kind: "unknown" };
  if (lan.reach === "machine") return { kind: "machine-only", command: lan.command };
  const address = lan.addresses[choice] ?? lan.addresses[0];
  if (!address) return { kind: "no-network" };
  return { kind: "open", url: address.origin + own.pathname + own.search + own.hash };
}
