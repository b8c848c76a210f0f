/** What the server prints once it listens. */
import type { Lan } from "../../src/contract/lan.ts";
import { toTerminalQr } from "./terminal-qr.ts";

export interface Announcement {
  /** Where this machine finds the site. */
  readonly url: string;
  /** The folder that the site was built for; empty for none. */
  readonly base: string;
  readonly lan: Lan;
  readonly colours: boolean;
}

/** One line where only this machine can come in; else the room's address as large as a terminal can, and its QR code. */
export function announce({ url, base, lan, colours }: Announcement): string[] {
  const stop = "Ctrl+C stops it.";
  if (lan.reach === "machine") return [`Watertight is on ${url}  (Ctrl+C stops it)`];
  const here = `On this machine: ${url}`;
  const [first, ...others] = lan.addresses;
  if (!first)
    return [
      "This machine is in no network: nobody else can come in.",
      "Join the room's Wi-Fi or plug a cable in, then reload the page; the server need not be started again.",
      here,
      stop,
    ];
  const bold = (text: string) => (colours ? `\u001b[1m${text}\u001b[0m` : text);
  const room = `${first.origin}${base}/`;
  const rule = "─".repeat(room.length + 6);
  return [
    "Everybody in this network comes in by",
    "",
    `  ┌${rule}┐`,
    `  │   ${bold(room)}   │`,
    `  └${rule}┘`,
    "",
    ...toTerminalQr(room, colours).map((line) => `    ${line}`),
    "",
    ...(others.length > 0 ? ["If that does not open, one of these may:"] : []),
    ...others.map(({ origin, name, isVirtual }) => `  ${origin}${base}/  ${name}${isVirtual ? ", virtual" : ""}`),
    "Over plain HTTP all lessons run; nothing is kept for offline use. If no one gets through, a firewall here may be closed.",
    here,
    stop,
  ];
}
