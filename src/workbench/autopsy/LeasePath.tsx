import type { ComponentChildren } from "preact";
import type { Site } from "../../contract/trace-event.ts";
import type { MappedLine } from "../../lesson/autopsy/map-lines.ts";
import type { AutopsyReport, LeaseStep } from "../../trace/autopsy/autopsy-report.ts";
import { changedWords, releaseWords, stepSite, stepWords } from "../words/autopsy-words.ts";
import { minutesSeconds } from "../words/time-words.ts";

interface LeasePathProps {
  readonly report: AutopsyReport;
  readonly isOut: boolean;
  readonly locate: (site: Site) => MappedLine;
  readonly onShowLine: (site: Site) => void;
}

/** The way of one lease, station by station, with the release that never ran at its end. */
export function LeasePath({ report, isOut, locate, onShowLine }: LeasePathProps) {
  const { release } = report;
  const missing = isOut && report.end ? releaseWords(release) : null;
  const place = (site: Site | null) => {
    if (!site) return null;
    const { kind, line } = locate(site);
    return (
      <>
        <button type="button" class="link" onClick={() => onShowLine(site)}>
          line {line}
        </button>
        {kind !== "same" && ` (${changedWords[kind]})`}
      </>
    );
  };
  return (
    <div class="autopsy-path">
      <h4>The path it took</h4>
      <ol>
        {report.beginsLater && <Step kind="more">its beginning is no longer kept</Step>}
        {report.steps.map((step, index) => (
          <Step
            key={`${step.kind}${index}`}
            kind={isFailure(step) ? "threw" : step.kind}
            time={step.kind === "more-queries" ? null : step.atMs}
          >
            {place(stepSite(step))} {stepWords(step)}
          </Step>
        ))}
        {missing !== null && (
          <Step kind="skipped" time="never ran">
            {(release.kind === "known" || release.kind === "unreached") && (
              <>
                {place(release.site)} <s>{release.code}</s>{" "}
              </>
            )}
            <span class="autopsy-note">{missing}</span>
          </Step>
        )}
      </ol>
    </div>
  );
}

const isFailure = (step: LeaseStep) =>
  step.kind === "server-ended" ||
  (step.kind === "ended" && step.end.outcome === "threw") ||
  (step.kind === "query" && step.error !== null);

interface StepProps {
  readonly kind: string;
  readonly time?: number | string | null;
  readonly children: ComponentChildren;
}

function Step({ kind, time = null, children }: StepProps) {
  return (
    <li class={`path-${kind}`}>
      <span class="path-words">{children}</span>
      {time !== null && <span class="path-time">{typeof time === "number" ? minutesSeconds(time) : time}</span>}
    </li>
  );
}
