/** What is shown to a room so that it comes in; pure. */
import { isOwnName, type RoomUrl } from "./to-room-url.ts";

export type Invitation =
  | { readonly kind: "asking" }
  /** An address to type or to scan. */
  | { readonly kind: "address"; readonly url: string; readonly remarks: readonly string[] }
  /** One that nobody types: to scan where a code carries it, else to pass on; and the page that it changes. */
  | {
      readonly kind: "long";
      readonly url: string;
      readonly hasCode: boolean;
      readonly pageUrl: string;
      readonly remarks: readonly string[];
    }
  | { readonly kind: "nobody-can"; readonly what: string; readonly remedy: string; readonly command: string | null };

/** More characters than this are not typed off a wall without a slip. */
const mostTypedLength = 60;

/** True for an address that is worth a short one. */
export const isLong = (url: string): boolean => url.length > mostTypedLength;

const sharedCode = "It opens the code on this screen as someone else's, and runs only when Run is pressed.";
const plainHttp =
  "Over plain HTTP lessons run, with checks, Share and Download. Browsers then allow no offline copy, no Copy by a press and no WebContainer.";

/**
 * @param room the address to hand out, or why there is none
 * @param short the same by a short link; null where the server keeps none
 * @param fits whether a QR code carries the long one
 */
export function toInvitation(room: RoomUrl, short: string | null, fits: (url: string) => boolean): Invitation {
  switch (room.kind) {
    case "open": {
      const { hash, protocol, hostname, origin, pathname } = new URL(room.url);
      const remarks = [
        ...(hash.startsWith("#s=") ? [sharedCode] : []),
        ...(short === null ? [] : ["The short address lasts until the server is started anew."]),
        ...(protocol === "http:" && !isOwnName(hostname) ? [plainHttp] : []),
      ];
      const url = short ?? room.url;
      const pageUrl = origin + pathname;
      if (isLong(url) && url !== pageUrl) return { kind: "long", url, hasCode: fits(url), pageUrl, remarks };
      return { kind: "address", url, remarks };
    }
    case "machine-only":
      return {
        kind: "nobody-can",
        what: "The server listens on this machine alone, so nobody else can come in.",
        remedy: "Stop it by Ctrl+C where it was started, start this instead, and load the page again:",
        command: room.command,
      };
    case "no-network":
      return {
        kind: "nobody-can",
        what: "This machine has no address in a network.",
        remedy: "Join the room's Wi-Fi or plug a cable in, then look again. The server need not be started anew.",
        command: null,
      };
    case "unknown":
      return {
        kind: "nobody-can",
        what: "This page is on localhost, which means another machine to everybody else, and its server does not say by which address others find it.",
        remedy: "The site's own server does:",
        command: "npm start -- --host",
      };
  }
}

/** How an address is typed: browsers add the last slash of a bare host. */
export function toTyped(url: string): { readonly scheme: string; readonly rest: string } {
  const [, scheme = "", rest = url] = /^(\w+:\/\/)(.*)$/.exec(url) ?? [];
  return { scheme, rest: /^[^/]+\/$/.test(rest) ? rest.slice(0, -1) : rest };
}
