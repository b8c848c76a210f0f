import type { Site } from "../../contract/trace-event.ts";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { useChunk } from "../use-chunk.ts";

const loadList = () => import("./GeneratorList.tsx");

interface GeneratorsProps {
  readonly lesson: OpenLesson;
  readonly onShowLine: (site: Site) => void;
}

/** Where generators are drawn; one line until the first has run. */
export function Generators({ lesson, onShowLine }: GeneratorsProps) {
  const some = lesson.generators.value.rows.length > 0;
  const list = useChunk(some, loadList);
  return (
    <section class="panel generators" aria-label="Generators">
      {some && list ? (
        <list.GeneratorList lesson={lesson} onShowLine={onShowLine} />
      ) : (
        <p class="panel-empty">
          No generator has run yet: a dependency shows here, or a generator of your own, from before its yield to after
          it.
        </p>
      )}
    </section>
  );
}
