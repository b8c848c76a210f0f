import { useState } from "preact/hooks";
import { useChunk } from "../use-chunk.ts";

const loadEntries = () => import("./LegendEntries.tsx");

/** What the marks and figures stand for, to be opened by whoever asks. */
export function Legend() {
  const [opened, setOpened] = useState(false);
  const entries = useChunk(opened, loadEntries);
  return (
    <details class="legend" onToggle={() => setOpened(true)}>
      <summary>What the marks mean</summary>
      {entries && <entries.LegendEntries />}
    </details>
  );
}
