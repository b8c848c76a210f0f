import { useLayoutEffect, useRef } from "preact/hooks";
import type { Site } from "../../contract/trace-event.ts";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import { changedWords } from "../words/autopsy-words.ts";
import { laneTitle } from "../words/lane-words.ts";
import { leaseStory } from "../words/lease-story-words.ts";
import { minutesSeconds } from "../words/time-words.ts";
import { AutopsyFacts } from "./AutopsyFacts.tsx";
import { LeasePath } from "./LeasePath.tsx";
import { usePanelKeys } from "./use-panel-keys.ts";

interface AutopsyPanelProps {
  readonly lesson: OpenLesson;
  readonly onShowLine: (site: Site) => void;
}

/** The pressed lane explained: who took its lease, what ran on it, how the holder ended, which release was skipped. */
export function AutopsyPanel({ lesson, onShowLine }: AutopsyPanelProps) {
  const { autopsy } = lesson;
  const lane = autopsy.lane.value;
  const report = autopsy.report.value;
  const panel = useRef<HTMLElement>(null);
  const isOpen = lane !== null;
  const selected = autopsy.selected.value;
  usePanelKeys(panel, isOpen, close);
  // It stands below the board, which may fill the column.
  useLayoutEffect(() => bringIntoView(panel.current), [selected, isOpen]);
  if (!lane) return null;

  function close() {
    const pressed = panel.current
      ?.closest(".workbench")
      ?.querySelector<HTMLElement | SVGElement>('[aria-pressed="true"][data-lane]');
    autopsy.close();
    pressed?.focus();
  }
  const locate = (site: Site) => autopsy.locate.value(site);
  const place = report?.site ? locate(report.site) : null;
  const showLine = (site: Site) => onShowLine({ ...site, line: locate(site).line });
  const moment = report?.end?.atMs ?? report?.serverEnd?.atMs ?? report?.takenAtMs ?? null;
  return (
    <section class={`autopsy autopsy-${lane.state}`} aria-label="Autopsy" ref={panel}>
      <div class="autopsy-head">
        <h3>{laneTitle(lane)}</h3>
        <div class="autopsy-actions">
          {place && (
            <button type="button" class="primary" onClick={() => report?.site && showLine(report.site)}>
              Show line {place.line}
              {place.kind !== "same" && ` (${changedWords[place.kind]})`}
            </button>
          )}
          {moment !== null && (
            <button type="button" onClick={() => lesson.showMoment(moment)}>
              Go to {minutesSeconds(moment)}
            </button>
          )}
          <button type="button" onClick={close}>
            Close
          </button>
        </div>
        <p>{leaseStory(lane, report)}</p>
      </div>
      {report && <AutopsyFacts lane={lane} report={report} locate={locate} />}
      {report && (
        <LeasePath
          report={report}
          isPending={lane.state === "outlived" && !report.serverEnd}
          sources={autopsy.sources.value}
          locate={locate}
          onShowLine={showLine}
        />
      )}
    </section>
  );
}

/** What may lie over the panel's beginning, besides a board that is pinned. */
const pinnedAbove = ".lesson-pinned, .pinned-pool > *";

/** Moves as little as shows it all; where there is no room for that, its beginning comes before its end. */
function bringIntoView(panel: HTMLElement | null): void {
  if (!panel) return;
  panel.scrollIntoView({ block: "nearest" });
  const above = [panel.previousElementSibling, ...document.querySelectorAll(pinnedAbove)];
  const clearTop = Math.max(...above.map((part) => part?.getBoundingClientRect().bottom ?? 0));
  if (panel.getBoundingClientRect().top < clearTop) panel.scrollIntoView({ block: "start" });
}
