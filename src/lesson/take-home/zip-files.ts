/** Real milliseconds: some 30 MB take two seconds on a slow machine. */
const zipLimitMs = 60_000;

/** Zips in a worker, which `signal` ends; rejects when it fails. The files' memory is handed over. */
export function zipFiles(files: Record<string, Uint8Array>, signal: AbortSignal): Promise<Uint8Array<ArrayBuffer>> {
  const worker = new Worker(new URL("./zip.worker.ts", import.meta.url), { type: "module", name: "zip" });
  const ended = AbortSignal.any([signal, AbortSignal.timeout(zipLimitMs)]);
  const zipped = new Promise<Uint8Array<ArrayBuffer>>((resolve, reject) => {
    worker.onmessage = ({ data }: MessageEvent<Uint8Array<ArrayBuffer>>) => resolve(data);
    worker.onerror = ({ message }) => reject(new Error(message || "the zip could not be packed"));
    ended.addEventListener("abort", () => reject(ended.reason), { once: true });
    if (ended.aborted) reject(ended.reason);
    worker.postMessage(files, [...new Set(Object.values(files).map(({ buffer }) => buffer))] as ArrayBuffer[]);
  });
  return zipped.finally(() => worker.terminate());
}
