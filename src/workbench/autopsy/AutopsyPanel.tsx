import { useEffect, useRef } from "preact/hooks";
import type { Site } from "../../contract/trace-event.ts";
import type { OpenLesson } from "../../lesson/open-lesson.ts";
import type { AutopsyReport } from "../../trace/autopsy/autopsy-report.ts";
import type { LaneSnapshot } from "../../trace/pool-snapshot.ts";
import { laneStory, laneTitle } from "../words/lane-words.ts";
import { minutesSeconds } from "../words/time-words.ts";
import { AutopsyFacts } from "./AutopsyFacts.tsx";
import { lastLeaseWords } from "./autopsy-words.ts";
import { LeasePath } from "./LeasePath.tsx";

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
  useEffect(() => {
    if (!isOpen) return;
    const onEscape = (event: KeyboardEvent) => {
      const { activeElement } = document;
      const isNear = panel.current?.closest(".workbench")?.contains(activeElement);
      if (event.key === "Escape" && isNear && !event.defaultPrevented) close();
    };
    document.addEventListener("keydown", onEscape);
    return () => document.removeEventListener("keydown", onEscape);
  });
  if (!lane) return null;

  function close() {
    const pressed = panel.current
      ?.closest(".workbench")
      ?.querySelector<HTMLElement | SVGElement>('[aria-pressed="true"][data-lane]');
    autopsy.close();
    pressed?.focus();
  }
  const locate = (site: Site) => autopsy.locate.value(site);
  const showLine = (site: Site) => onShowLine({ ...site, line: locate(site).line });
  const isOut = report !== null && report.returned === null;
  const moment = report?.end?.atMs ?? report?.takenAtMs ?? null;
  return (
    <section class={`autopsy autopsy-${lane.state}`} aria-label="Autopsy" ref={panel}>
      <div class="autopsy-facts">
        <h3>{laneTitle(lane)}</h3>
        <p>{storyOf(lane, report)}</p>
        {report && <AutopsyFacts lane={lane} report={report} locate={locate} />}
        <div class="autopsy-actions">
          {report?.site && (
            <button type="button" class="primary" onClick={() => report.site && showLine(report.site)}>
              Show line {locate(report.site).line}
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
      </div>
      {report && <LeasePath report={report} isOut={isOut} locate={locate} onShowLine={showLine} />}
    </section>
  );
}

function storyOf(lane: LaneSnapshot, report: AutopsyReport | null): string {
  const story = laneStory(lane);
  return report?.returned ? `${story} ${lastLeaseWords(report)}` : story;
}
