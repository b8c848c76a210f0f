/** Puts a training pack together: what lies where in it, byte for byte the same for the same site. */
import { createHash } from "node:crypto";
import { type Zippable, zipSync } from "fflate";
import { startCmd, startSh, toPackReadme } from "./pack-texts.ts";

export interface PackParts {
  readonly version: string;
  /** The folder of a host that the site was built for; empty for none. */
  readonly base: string;
  /** Files of the built site by their path in it. */
  readonly site: ReadonlyMap<string, Uint8Array>;
  readonly server: Uint8Array;
  readonly nginx: Uint8Array;
  readonly license: Uint8Array;
  readonly notices: string;
}

export interface Pack {
  /** Of the folder inside and of the zip, without its ending. */
  readonly name: string;
  /** By path in the folder, in the order of the zip. */
  readonly files: ReadonlyMap<string, Uint8Array>;
}

/** The order of characters, which is the same on every machine. */
const byPath = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);

export function composePack({ version, base, site, server, nginx, license, notices }: PackParts): Pack {
  const bytesOf = (text: string) => new TextEncoder().encode(text);
  const listed = [
    ["LICENSE.txt", license],
    ["README.txt", bytesOf(toPackReadme(version, base))],
    ["THIRD_PARTY_NOTICES.md", bytesOf(notices)],
    ["nginx.conf", nginx],
    ["serve.mjs", server],
    ["start.cmd", bytesOf(startCmd)],
    ["start.sh", bytesOf(startSh)],
    ...[...site].map(([path, bytes]) => [`site/${path}`, bytes] as const),
  ] satisfies (readonly [string, Uint8Array])[];
  const sums = [...listed].sort(byPath).map(([path, bytes]) => `${sha256(bytes)}  ${path}\n`);
  const files = new Map([...listed, ["FILES.txt", bytesOf(sums.join(""))] as const].sort(byPath));
  return { name: `watertight-${version}${base.replaceAll("/", "-")}`, files };
}

export const sha256 = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** What compression cannot make smaller. */
const isCompressed = (path: string): boolean => /\.(br|png|webp|woff2|zip|gz)$/.test(path);

const unix = 3;

export function zipPack({ name, files }: Pack): Uint8Array {
  // Local on purpose: what is written are the numbers that this machine's clock would show.
  const mtime = new Date(1980, 0, 1);
  const entries: Zippable = {};
  for (const [path, bytes] of files) {
    const mode = path === "start.sh" ? 0o100755 : 0o100644;
    entries[`${name}/${path}`] = [
      bytes,
      { level: isCompressed(path) ? 0 : 9, mtime, os: unix, attrs: mode * 0x1_0000 },
    ];
  }
  return zipSync(entries);
}
