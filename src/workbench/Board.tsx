import { useMemo } from "preact/hooks";
import type { Site } from "../contract/trace-event.ts";
import type { Autopsy, LaneKey } from "../lesson/autopsy/lane-autopsy.ts";
import type { OpenLesson } from "../lesson/open-lesson.ts";
import { expectLanes } from "./gauge/expect-lanes.ts";
import { GaugeRegion } from "./gauge/GaugeRegion.tsx";
import { LaneSelectionContext } from "./gauge/lane-selection.ts";
import { LivePart } from "./LivePart.tsx";
import type { BoardPlace } from "./use-board-place.ts";

interface BoardProps {
  readonly lesson: OpenLesson;
  readonly place: BoardPlace;
  /** Shows a line in the editor and leaves the focus on the board. */
  readonly onPointAtLine: (site: Site) => void;
}

/** Numbers and pool: never behind a tab, and in view while the column scrolls. */
export function Board({ lesson, place, onPointAtLine }: BoardProps) {
  const { autopsy } = lesson;
  const selected = autopsy.selected.value;
  const selection = useMemo(
    () => ({
      selected,
      press(key: LaneKey) {
        const isOpen = selected && sameLane(selected, key);
        if (isOpen) return autopsy.close();
        autopsy.open(key);
        const site = autopsy.report.value?.site;
        if (site && !autopsy.report.value?.returned) onPointAtLine({ ...site, ...placeOf(autopsy, site) });
      },
    }),
    [autopsy, selected, onPointAtLine],
  );
  return (
    <div class={`panel board ${place.fits ? "board-pinned" : ""}`} ref={place.board}>
      <LivePart asWritten={!lesson.files.value.some(({ changed }) => changed)}>
        <LaneSelectionContext.Provider value={selection}>
          <GaugeRegion
            pools={lesson.pools.value}
            moment={lesson.moment.value}
            expectedLanes={expectLanes(lesson.files.value)}
          />
        </LaneSelectionContext.Provider>
      </LivePart>
    </div>
  );
}

const sameLane = (a: LaneKey, b: LaneKey) => a.processId === b.processId && a.poolId === b.poolId && a.lane === b.lane;

const placeOf = (autopsy: Autopsy, site: Site) => ({ line: autopsy.locate.value(site).line });
