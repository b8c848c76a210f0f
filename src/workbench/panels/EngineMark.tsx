import type { EngineView } from "../../lesson/open-lesson.ts";

/** The badge's mark: a diamond where the server runs in the page, a box where Node carries it, dashed while that boots. */
export function EngineMark({ engine }: { readonly engine: EngineView }) {
  const shape = engine.inContainer ? "M2 2h10v10H2z" : "M7 1l6 6-6 6-6-6z";
  return (
    <svg class={`engine-mark engine-mark-${engine.container.kind}`} viewBox="0 0 14 14" aria-hidden="true">
      <path d={shape} />
    </svg>
  );
}
