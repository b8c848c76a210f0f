import { useCallback } from "preact/hooks";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import type { PoolSnapshot } from "../../trace/pool-snapshot.ts";
import { CompactGauge } from "../gauge/CompactGauge.tsx";
import { showCodeView } from "./show-code-view.ts";

/** The pool at a glance, above the text as well as the code; a pressed lane is explained beside the code. */
export function PinnedGauge({ lesson }: { readonly lesson: OpenLesson }) {
  const press = useCallback(
    ({ processId, poolId }: PoolSnapshot, lane: number) => {
      showCodeView();
      lesson.autopsy.open({ processId, poolId, lane });
    },
    [lesson],
  );
  return (
    <section class="pinned-gauge" aria-label="Pool at a glance">
      <CompactGauge pools={lesson.pools.value} onPress={press} />
    </section>
  );
}
