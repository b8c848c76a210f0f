import type { Site } from "../../contract/trace-event.ts";
import type { LaneSnapshot } from "../../trace/pool-snapshot.ts";
import { laneStory, laneTitle } from "../words/lane-words.ts";
import { oneLine } from "../words/shorten.ts";
import { minutesSeconds } from "../words/time-words.ts";

interface LaneDetailProps {
  readonly lane: LaneSnapshot;
  readonly onShowLine: (site: Site) => void;
  readonly onClose: () => void;
}

const transactionWords = { none: "none open", open: "open", failed: "failed, waits for ROLLBACK" } as const;

/** What is known about the lane that was pressed: who took it, where, and what ran on it last. */
export function LaneDetail({ lane, onShowLine, onClose }: LaneDetailProps) {
  const { site, holder, takenAtMs, lastSql } = lane;
  return (
    <section class="lane-detail" aria-label={`Lane ${lane.lane}`}>
      <h4>{laneTitle(lane)}</h4>
      <p>{laneStory(lane)}</p>
      <dl>
        {takenAtMs !== null && (
          <>
            <dt>taken at</dt>
            <dd>
              {site && <code>{`${site.file}:${site.line}`}</code>}
              {` by ${holder?.label ?? "nobody known"}, at ${minutesSeconds(takenAtMs)}`}
            </dd>
          </>
        )}
        <dt>last query</dt>
        <dd>{lastSql === null ? "none yet" : <code>{oneLine(lastSql, 120)}</code>}</dd>
        <dt>transaction</dt>
        <dd>{transactionWords[lane.transaction]}</dd>
      </dl>
      <div class="lane-actions">
        {site && (
          <button type="button" class="primary" onClick={() => onShowLine(site)}>
            Show line {site.line}
          </button>
        )}
        <button type="button" onClick={onClose}>
          Close
        </button>
      </div>
    </section>
  );
}
