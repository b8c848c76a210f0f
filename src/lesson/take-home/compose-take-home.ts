import { type TakeHomeLesson, toReadme } from "./readme.ts";

/** A file that every copy of a lesson carries as it is. */
export interface TakeHomeAsset {
  /** Path in the folder, as in `runtime/start.mjs`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

const encoder = new TextEncoder();

/** The files of a take-home copy by their path in the zip, all in one folder; the learner's stand at its top. */
export function composeTakeHome(
  lesson: TakeHomeLesson,
  files: readonly { readonly path: string; readonly source: string }[],
  assets: readonly TakeHomeAsset[],
): Record<string, Uint8Array> {
  const folder = `watertight-${lesson.slug}`;
  const manifest = {
    name: folder,
    version: "1.0.0",
    private: true,
    type: "module",
    engines: { node: ">=22" },
    scripts: { start: "node runtime/start.mjs", check: "node runtime/check.mjs" },
  };
  const texts = [
    ...files.map(({ path, source }) => [path, source] as const),
    ["README.md", toReadme(lesson)] as const,
    ["package.json", `${JSON.stringify(manifest, null, 2)}\n`] as const,
  ];
  return Object.fromEntries([
    ...assets.map(({ path, bytes }) => [`${folder}/${path}`, bytes] as const),
    ...texts.map(([path, text]) => [`${folder}/${path}`, encoder.encode(text)] as const),
  ]);
}
