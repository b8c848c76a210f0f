import type { ComponentChildren } from "preact";
import { useMemo } from "preact/hooks";
import type { Site } from "../../contract/trace-event.ts";
import type { MappedLine } from "../../lesson/autopsy/map-lines.ts";
import type { AutopsyReport, LeaseStep } from "../../trace/autopsy/autopsy-report.ts";
import type { RunSources } from "../../trace/autopsy/source-text.ts";
import { changedWords, stepSite, stepWords } from "../words/autopsy-words.ts";
import { exitWords } from "../words/release-words.ts";
import { CodeLine, createLineReader } from "./CodeLine.tsx";
import { PathStep } from "./PathStep.tsx";
import { ReleaseStep } from "./ReleaseStep.tsx";
import "./path.css";

interface LeasePathProps {
  readonly report: AutopsyReport;
  /** Its holder is gone and its code may yet return it. */
  readonly isPending: boolean;
  /** What the run was started with. */
  readonly sources: RunSources;
  readonly locate: (site: Site) => MappedLine;
  readonly onShowLine: (site: Site) => void;
}

/** The way of one lease, station by station, each with its line of code, and the release that never ran at its end. */
export function LeasePath({ report, isPending, sources, locate, onShowLine }: LeasePathProps) {
  const { release, steps, returned } = report;
  const read = useMemo(() => createLineReader(sources), [sources]);
  const lineNow = ({ file, line }: Pick<Site, "file" | "line">) => locate({ file, line, column: 1 }).line;
  const exits = "exits" in release ? release.exits : [];
  const files = new Set(
    [...steps.map(stepSite), "site" in release ? release.site : null].flatMap((site) => site?.file ?? []),
  );
  const place = (site: Site): ComponentChildren => {
    const { kind, line } = locate(site);
    return (
      <>
        <button type="button" class="link" onClick={() => onShowLine(site)}>
          line {line}
          {files.size > 1 && ` of ${site.file}`}
        </button>
        {kind !== "same" && ` (${changedWords[kind]})`}
      </>
    );
  };
  const code = (site: Site, struck = false) => {
    const tokens = read(site);
    return tokens && <CodeLine tokens={tokens} struck={struck} />;
  };
  const drawn = steps.map((step, index) => {
    const left = step.kind === "ended" && step.end.outcome === "returned" ? exits : [];
    const sites = left.length > 0 ? left : [stepSite(step)].filter((site) => site !== null);
    const [first] = sites;
    const before = steps[index - 1];
    const isRepeated = before !== undefined && first !== undefined && isSamePlace(stepSite(before), first);
    const way = left.length > 0 ? exitWords(release, lineNow) : null;
    return (
      <PathStep
        key={`${step.kind}${index}`}
        kind={isFailure(step) ? "threw" : step.kind}
        time={step.kind === "more-queries" ? null : step.atMs}
        code={isRepeated ? null : sites.map((site) => code(site))}
      >
        {sites.length === 1 && first && place(first)} {stepWords(step)}
        {way !== null && `: ${way}`}
      </PathStep>
    );
  });
  return (
    <div class="autopsy-path">
      <h4>The path it took</h4>
      <ol>
        {report.beginsLater && <PathStep kind="more">its beginning is no longer kept</PathStep>}
        {drawn}
        {!returned && report.end && (
          <ReleaseStep release={release} isPending={isPending} lineNow={lineNow} place={place} code={code} />
        )}
      </ol>
    </div>
  );
}

const isFailure = (step: LeaseStep) =>
  step.kind === "server-ended" ||
  (step.kind === "ended" && step.end.outcome === "threw") ||
  (step.kind === "query" && step.error !== null);

const isSamePlace = (a: Site | null, b: Site) => a?.file === b.file && a.line === b.line;
