import { composeTakeHome, type TakeHomeAsset } from "./compose-take-home.ts";
import { type AssetSource, listAssets } from "./list-assets.ts";
import type { TakeHomeLesson } from "./readme.ts";
import { zipFiles } from "./zip-files.ts";

export interface PackOptions {
  readonly lesson: TakeHomeLesson;
  readonly files: readonly { readonly path: string; readonly source: string }[];
  /** What is being fetched or packed, by name. */
  readonly onStep: (step: number, steps: number, name: string) => void;
  readonly signal: AbortSignal;
}

/** Real milliseconds for one file; the largest is 2.6 MB on its way. */
const fetchLimitMs = 60_000;

/** The zip of a lesson with the learner's files in it; rejects with the name of what could not be fetched. */
export async function packTakeHome({ lesson, files, onStep, signal }: PackOptions): Promise<Uint8Array<ArrayBuffer>> {
  const sources = listAssets(lesson.slug);
  const steps = sources.length + 1;
  const assets: TakeHomeAsset[] = [];
  for (const [index, source] of sources.entries()) {
    onStep(index + 1, steps, source.path);
    assets.push({ path: source.path, bytes: await fetchAsset(source, signal) });
  }
  onStep(steps, steps, "the zip");
  return zipFiles(composeTakeHome(lesson, files, assets), signal);
}

async function fetchAsset({ path, url }: AssetSource, signal: AbortSignal): Promise<Uint8Array> {
  try {
    const response = await fetch(url, { signal: AbortSignal.any([signal, AbortSignal.timeout(fetchLimitMs)]) });
    if (!response.ok) throw new Error(`HTTP ${response.status}`);
    return new Uint8Array(await response.arrayBuffer());
  } catch (error) {
    throw new Error(`${path} could not be fetched: ${error instanceof Error ? error.message : String(error)}`);
  }
}
