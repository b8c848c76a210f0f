import { useMemo } from "preact/hooks";
import type { Site } from "../contract/trace-event.ts";
import type { Autopsy, LaneKey } from "../lesson/autopsy/autopsy.ts";
import type { OpenLesson } from "../lesson/open-lesson.ts";
import { AutopsyPanel } from "./autopsy/AutopsyPanel.tsx";
import { GaugeRegion } from "./gauge/GaugeRegion.tsx";
import { LaneSelectionContext } from "./gauge/lane-selection.ts";
import { Clock } from "./panels/Clock.tsx";

interface BoardProps {
  readonly lesson: OpenLesson;
  readonly onShowLine: (site: Site) => void;
}

/** Numbers, pool and clock: never behind a tab. */
export function Board({ lesson, onShowLine }: BoardProps) {
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
        if (site && !autopsy.report.value?.returned) onShowLine({ ...site, ...placeOf(autopsy, site) });
      },
    }),
    [autopsy, selected, onShowLine],
  );
  return (
    <div class="panel board">
      <LaneSelectionContext.Provider value={selection}>
        <GaugeRegion pools={lesson.pools.value} />
      </LaneSelectionContext.Provider>
      <AutopsyPanel lesson={lesson} onShowLine={onShowLine} />
      <Clock lesson={lesson} />
    </div>
  );
}

const sameLane = (a: LaneKey, b: LaneKey) => a.processId === b.processId && a.poolId === b.poolId && a.lane === b.lane;

const placeOf = (autopsy: Autopsy, site: Site) => ({ line: autopsy.locate.value(site).line });
