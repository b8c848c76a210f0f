import type { MemoryReading } from "./read-memory.ts";

export const toMegabytes = (bytes: number): string => (bytes / 1_000_000).toFixed(1);

/** One line that tells where the memory lies, so that a leak's place can be told. */
export function describeReading({ residentBytes, renderers, heaps, nodes, listeners }: MemoryReading): string {
  const processes = renderers.map(
    (renderer) =>
      `${toMegabytes(renderer.residentBytes)} (anonymous ${toMegabytes(renderer.anonymousBytes)}, ${renderer.workerThreads} workers)`,
  );
  const realms = heaps.map(
    ({ name, usedBytes, bufferBytes }) => `${name} ${toMegabytes(usedBytes)} + ${toMegabytes(bufferBytes)}`,
  );
  return [
    `${toMegabytes(residentBytes)} = ${processes.join(" + ")}`,
    `heap + buffers: ${realms.join(", ")}`,
    `${nodes} nodes, ${listeners} listeners`,
  ].join("; ");
}
