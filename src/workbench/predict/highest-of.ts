import type { Scenario } from "../../contract/scenario.ts";
import type { TimelineState } from "../../trace/timeline/timeline-state.ts";

const fewest = 6;
const air = 1.25;

/** How high a sketch may reach: whoever comes in the scenario, and any pool seen before, with air above. */
export function highestOf({ steps }: Scenario, { buckets }: TimelineState): number {
  const comers = steps.filter(({ command }) => command.kind === "open-tab" || command.kind === "request").length;
  const max = buckets.reduce((most, bucket) => Math.max(most, bucket.max), 0);
  return Math.ceil(Math.max(fewest, Math.min(comers, 400), max) * air);
}
