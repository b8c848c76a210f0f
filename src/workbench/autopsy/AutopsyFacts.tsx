import type { ComponentChildren } from "preact";
import type { Site } from "../../contract/trace-event.ts";
import type { MappedLine } from "../../lesson/autopsy/map-lines.ts";
import type { AutopsyReport } from "../../trace/autopsy/autopsy-report.ts";
import type { LaneSnapshot } from "../../trace/pool-snapshot.ts";
import { changedWords, durationWords, endWords, serverEndWords } from "../words/autopsy-words.ts";
import { oneLine } from "../words/shorten.ts";
import { minutesSeconds } from "../words/time-words.ts";

interface AutopsyFactsProps {
  readonly lane: LaneSnapshot;
  readonly report: AutopsyReport;
  readonly locate: (site: Site) => MappedLine;
}

const transactionWords = { none: "none open", open: "open", failed: "failed, waits for ROLLBACK" } as const;

/** The facts of one lease, a line each. */
export function AutopsyFacts({ lane, report, locate }: AutopsyFactsProps) {
  const { site, takenAtMs, lastQuery, end, serverEnd, holderLabel, dependency } = report;
  const isOut = report.returned === null;
  const place = site && locate(site);
  return (
    <dl>
      <Fact name="taken at">
        {site && place && (
          <>
            <code>{`${site.file}:${place.line}`}</code>
            {place.kind !== "same" && ` (${changedWords[place.kind]})`}
          </>
        )}
        {` by ${holderLabel}`}
        {dependency && ` in its generator ${dependency}`}
        {takenAtMs !== null && `, at ${minutesSeconds(takenAtMs)}`}
      </Fact>
      {isOut && lane.ageMs !== null && (
        <Fact name="out for">
          {minutesSeconds(lane.ageMs)}
          {lane.state === "leaked" && ", and nobody is left to return it"}
        </Fact>
      )}
      <Fact name="last query">
        {lastQuery ? (
          <>
            <code>{oneLine(lastQuery.sql, 120)}</code>
            {` ${durationWords(lastQuery.durationMs)}, at ${minutesSeconds(lastQuery.atMs)}`}
          </>
        ) : (
          "none"
        )}
      </Fact>
      {isOut && <Fact name="transaction">{transactionWords[lane.transaction]}</Fact>}
      <Fact name="holder ended">
        {end && `${minutesSeconds(end.atMs)}, ${endWords(end)}`}
        {!end && (serverEnd ? `${minutesSeconds(serverEnd.atMs)}, as ${serverEndWords(serverEnd)}` : "not yet")}
      </Fact>
    </dl>
  );
}

function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
