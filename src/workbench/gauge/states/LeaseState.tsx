import { AutopsyFacts } from "../../autopsy/AutopsyFacts.tsx";
import { LeasePath } from "../../autopsy/LeasePath.tsx";
import { laneTitle } from "../../words/lane-words.ts";
import { leaseStory } from "../../words/lease-story-words.ts";
import type { RecordedLease } from "./recorded-leases.ts";

const asItRan = ({ line }: { readonly line: number }) => ({ kind: "same", line }) as const;

/** The autopsy of a recorded lease, as a pressed lane opens it; nothing here can be shown in an editor. */
export function LeaseState({ lease }: { readonly lease: RecordedLease }) {
  const { name, title, widthPx, isPicture, files, lane, report } = lease;
  const picture = isPicture ? { "data-picture": `${name}-${widthPx}` } : {};
  return (
    <article>
      <h2>{title}</h2>
      <div class="workbench picture" style={{ width: `${widthPx + 28}px` }} {...picture}>
        <section class={`autopsy autopsy-${lane.state}`} aria-label={`Autopsy: ${title}`}>
          <div class="autopsy-head">
            <h3>{laneTitle(lane)}</h3>
            <p>{leaseStory(lane, report)}</p>
          </div>
          <AutopsyFacts lane={lane} report={report} locate={asItRan} />
          <LeasePath
            report={report}
            isPending={lane.state === "outlived"}
            sources={files}
            locate={asItRan}
            onShowLine={() => undefined}
          />
        </section>
      </div>
    </article>
  );
}
