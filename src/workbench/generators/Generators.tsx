import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { useChunk } from "../use-chunk.ts";

const loadList = () => import("./GeneratorList.tsx");

/** The dependencies that the framework holds; one line until the first has run. */
export function Generators({ lesson }: { readonly lesson: OpenLesson }) {
  const some = lesson.generators.value.rows.length > 0;
  const list = useChunk(some, loadList);
  return (
    <section class="panel generators" aria-label="Generators">
      {some && list ? (
        <list.GeneratorList lesson={lesson} />
      ) : (
        <p class="panel-empty">
          No dependency has run yet: one made with a generator shows here, from before its yield to after it.
        </p>
      )}
    </section>
  );
}
