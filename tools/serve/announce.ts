/** What the server prints once it listens. */
import type { Lan } from "../../src/contract/lan.ts";
import { toTerminalQr } from "./terminal-qr.ts";

export interface Announcement {
  /** Where this machine finds the site. */
  readonly url: string;
  /** The folder that the site was built for; empty for none. */
  readonly base: string;
  readonly lan: Lan;
  /** What is printed on: a file and a log have no use for pictures. */
  readonly output: "colours" | "plain" | "no-terminal";
}

/** One line where only this machine can come in; else the room's address as large as a terminal can, and its QR code. */
export function announce({ url, base, lan, output }: Announcement): string[] {
  const here = `Watertight is on ${url}  (Ctrl+C stops it)`;
  if (lan.reach === "machine") return [here];
  const [first, ...others] = lan.addresses;
  if (!first)
    return [
      "This machine has no address in a network: nobody else can come in.",
      "Join the room's Wi-Fi or plug a cable in; the server need not be started again.",
      here,
    ];
  const room = `${first.origin}${base}/`;
  const bold = output === "colours" ? `\u001b[1m${room}\u001b[0m` : room;
  const rule = "─".repeat(room.length + 6);
  const code = output === "no-terminal" ? [] : toTerminalQr(room, output === "colours").map((line) => `    ${line}`);
  return [
    first.isVirtual ? "Others may come in by" : "Everybody in this network comes in by",
    "",
    `  ┌${rule}┐`,
    `  │   ${bold}   │`,
    `  └${rule}┘`,
    "",
    ...code,
    ...(code.length > 0 ? [""] : []),
    ...(others.length > 0 ? ["If that does not open, one of these may:"] : []),
    ...others.map(({ origin, name, isVirtual }) => `  ${origin}${base}/  ${name}${isVirtual ? ", virtual" : ""}`),
    "Over plain HTTP all lessons run; nothing is kept for offline use.",
    "Where nobody gets through, a firewall here is closed, or the Wi-Fi keeps its guests apart.",
    here,
  ];
}
