import { useEffect, useRef, useState } from "preact/hooks";
import type { DiffHandle } from "./open-diff.ts";
import { TextDiff } from "./TextDiff.tsx";

interface ComparisonProps {
  readonly path: string;
  readonly mine: string;
  readonly solution: string;
}

/** Two texts side by side where there is room and an editor, line by line as text where there is none. */
export function Comparison({ path, mine, solution }: ComparisonProps) {
  const host = useRef<HTMLDivElement>(null);
  const handle = useRef<DiffHandle | null>(null);
  const [open, setOpen] = useState(false);

  useEffect(() => {
    let gone = false;
    async function load() {
      const { openDiff } = await import("./open-diff.ts");
      if (gone || !host.current) return;
      handle.current = openDiff(host.current);
      setOpen(true);
    }
    // Fingers scroll a text better than an editor.
    if (!matchMedia("(pointer: coarse)").matches) load().catch(console.error);
    return () => {
      gone = true;
      handle.current?.dispose();
      handle.current = null;
    };
  }, []);
  useEffect(() => handle.current?.show(path, mine, solution), [open, path, mine, solution]);

  return (
    <div class="comparison">
      {!open && <TextDiff mine={mine} solution={solution} />}
      <div class="diff-host" ref={host} hidden={!open} />
    </div>
  );
}
