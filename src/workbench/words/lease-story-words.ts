import { serverScopeId } from "../../contract/server-scope.ts";
import type { AutopsyReport } from "../../trace/autopsy/autopsy-report.ts";
import type { LaneSnapshot } from "../../trace/pool-snapshot.ts";
import { lastLeaseWords, serverEndWords } from "./autopsy-words.ts";
import { laneStory } from "./lane-words.ts";
import { minutesSeconds } from "./time-words.ts";

/** What happened to a lane's lease, in a sentence or two, as far as the log tells more than the lane does. */
export function leaseStory(lane: LaneSnapshot, report: AutopsyReport | null): string {
  const story = laneStory(lane);
  if (!report) return story;
  if (report.returned) return `${story} ${lastLeaseWords(report)}`;
  if (report.serverEnd) {
    const whose = report.end ? `The lease was out, and ${report.holderLabel} had ended.` : "The lease was out then.";
    return `At ${minutesSeconds(report.serverEnd.atMs)} ${serverEndWords(report.serverEnd)}. ${whose}`;
  }
  if (report.scopeId === serverScopeId)
    return "The connection was taken outside any request or socket, so it is out for as long as the server runs.";
  const idle = idleWords(lane, report);
  if (report.end || report.laterLeases === 0) return `${story}${idle}`;
  const more = report.laterLeases === 1 ? "another lease" : `${report.laterLeases.toLocaleString("en")} more leases`;
  return `${story}${idle} It has taken ${more} on the same line since.`;
}

/** Since when a holder has let its connection lie; nothing where that is no time to speak of. */
function idleWords(lane: LaneSnapshot, { lastQuery, takenAtMs }: AutopsyReport): string {
  if (lane.state !== "held" || lane.ageMs === null || takenAtMs === null) return "";
  if (!lastQuery) return " It has run no query on it yet.";
  if (lastQuery.durationMs === null) return "";
  const idleMs = takenAtMs + lane.ageMs - (lastQuery.atMs + lastQuery.durationMs);
  return idleMs < 1_000 ? "" : ` Its last query ended ${minutesSeconds(idleMs)} ago.`;
}
