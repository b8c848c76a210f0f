import { type PackOptions, packTakeHome } from "./pack-take-home.ts";

/** How long the browser may need to begin saving. */
const saveLimitMs = 60_000;

/** Packs the copy and hands it to the browser to save; rejects as `packTakeHome` does. */
export async function downloadTakeHome(options: PackOptions): Promise<void> {
  const zip = await packTakeHome(options);
  if (options.signal.aborted) return;
  const url = URL.createObjectURL(new Blob([zip], { type: "application/zip" }));
  const link = document.createElement("a");
  link.href = url;
  link.download = `watertight-${options.lesson.slug}.zip`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), saveLimitMs);
}
