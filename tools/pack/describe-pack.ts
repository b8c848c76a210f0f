import type { Pack } from "./compose-pack.ts";

export interface WrittenPack {
  readonly path: string;
  readonly pack: Pack;
  readonly lengthBytes: number;
  readonly sum: string;
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`;

/** What was written: where, how large, and what is inside; the site as one line, for it has hundreds of files. */
export function describePack({ path, pack, lengthBytes, sum }: WrittenPack): string[] {
  const site = [...pack.files].filter(([name]) => name.startsWith("site/"));
  const top = [...pack.files].filter(([name]) => !name.startsWith("site/"));
  const siteBytes = site.reduce((total, [, bytes]) => total + bytes.length, 0);
  return [
    path,
    `${megabytes(lengthBytes)}, ${pack.files.size} files, SHA-256 ${sum}`,
    ...top.map(([name, bytes]) => `  ${name.padEnd(24)} ${bytes.length.toLocaleString("en")} bytes`),
    `  ${"site/".padEnd(24)} ${site.length} files, ${megabytes(siteBytes)}; FILES.txt lists each`,
    "Unpack it anywhere, then: node serve.mjs",
  ];
}
