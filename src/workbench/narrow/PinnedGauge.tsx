import { useCallback } from "preact/hooks";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import type { PoolSnapshot } from "../../trace/pool-snapshot.ts";
import { useChunk } from "../use-chunk.ts";
import { showCodeView } from "./show-code-view.ts";

const loadGauge = () => import("../gauge/CompactGauge.tsx");

/** The pool at a glance, above the text as well as the code; a pressed lane is explained beside the code. */
export function PinnedGauge({ lesson }: { readonly lesson: OpenLesson }) {
  const press = useCallback(
    ({ processId, poolId }: PoolSnapshot, lane: number) => {
      showCodeView();
      lesson.autopsy.open({ processId, poolId, lane });
    },
    [lesson],
  );
  const pools = lesson.pools.value;
  const isThere = pools.length > 0;
  const gauge = useChunk(isThere, loadGauge);
  return (
    <section class="pinned-gauge" aria-label="Pool at a glance">
      {isThere && gauge ? (
        <gauge.CompactGauge place="phone" pools={pools} moment={lesson.moment.value} onPress={press} />
      ) : (
        <p class="compact-empty">
          <span>
            Press <b>Run</b>: the pool appears here.
          </span>
        </p>
      )}
    </section>
  );
}
