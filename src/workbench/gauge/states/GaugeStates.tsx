import { foldTrace, poolsAt } from "../../../trace/reduce-trace.ts";
import { CompactGauge } from "../CompactGauge.tsx";
import { GaugeRegion } from "../GaugeRegion.tsx";
import { LeaseState } from "./LeaseState.tsx";
import { type Picture, pictures } from "./pictures.ts";
import { recordedLeases } from "./recorded-leases.ts";
import "../../workbench.css";
import "./states.css";

/** Every state of the gauge, and the autopsies of leases that did not come back, from recorded runs: for whoever draws it, and for the visual tests. */
export function GaugeStates() {
  return (
    <main class="gauge-states">
      {pictures.map((picture) => (
        <article key={picture.name}>
          <h2>{picture.title}</h2>
          <div
            class={`workbench picture picture-${picture.kind}`}
            data-picture={picture.name}
            style={{ width: `${picture.widthPx + 28}px`, "--gauge-room": `${picture.roomPx}px` }}
          >
            <Drawn picture={picture} />
          </div>
        </article>
      ))}
      {recordedLeases.map((lease) => (
        <LeaseState key={lease.name} lease={lease} />
      ))}
    </main>
  );
}

function Drawn({ picture: { kind, events } }: { readonly picture: Picture }) {
  const pools = poolsAt(foldTrace(events));
  switch (kind) {
    case "gauge":
    case "low":
      return <GaugeRegion pools={pools} />;
    case "pinned-phone":
      return <CompactGauge place="phone" pools={pools} onPress={() => undefined} />;
    case "pinned-desk":
      return <CompactGauge place="desk" pools={pools} onPress={() => undefined} />;
  }
}
