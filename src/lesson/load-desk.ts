import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { HarnessMessage } from "../contract/harness-protocol.ts";
import type { RequestLoad } from "../contract/scenario.ts";
import type { Run, RunCommand } from "../engine/engine.ts";
import { isLoadEvent, type LoadEvent, type LoadReport, loadReport } from "../trace/load-report.ts";
import { type RequestFigures, requestFigures } from "../trace/request-figures.ts";
import type { TrafficSnapshot } from "../trace/traffic-snapshot.ts";

/** Requests at a rate, as a learner starts and stops them. */
export interface LoadDesk {
  /** What was measured by the moment on show; null where nothing was sent yet. */
  readonly report: ReadonlySignal<LoadReport | null>;
  /** What came of all requests by the moment on show, sent at a rate or not; null before a run. */
  readonly figures: ReadonlySignal<RequestFigures | null>;
  readonly start: (load: RequestLoad) => void;
  readonly stop: () => void;
}

/** The desk, and what it has to hear of the server. */
export interface OwnedLoadDesk extends LoadDesk {
  hear(message: HarnessMessage): void;
  reset(): void;
}

interface LoadDeskParts {
  readonly server: () => { ensureRunning(): Promise<Run | null>; tell(command: RunCommand): void };
  /** Virtual time of everything on show. */
  readonly shownMs: ReadonlySignal<number>;
  readonly traffic: ReadonlySignal<TrafficSnapshot>;
}

/** Measurements kept: half an hour of them, and of a longer load fewer of its beginning. */
const mostMeasurements = 4_000;

export function createLoadDesk({ server, shownMs, traffic }: LoadDeskParts): OwnedLoadDesk {
  const events = signal<readonly LoadEvent[]>([]);
  const report = computed(() => (events.value.length === 0 ? null : loadReport(events.value, shownMs.value)));
  return {
    report,
    figures: computed(() => requestFigures(traffic.value, report.value)),
    start(load) {
      void server()
        .ensureRunning()
        .then((running) => running?.send({ kind: "start-load", load }));
    },
    stop: () => server().tell({ kind: "stop-load" }),
    hear(message) {
      if (message.kind !== "trace") return;
      const added = message.events.filter(isLoadEvent);
      if (added.length > 0) events.value = thin([...events.value, ...added]);
    },
    reset() {
      events.value = [];
    },
  };
}

/** Every second measurement goes once there are too many: each tells the whole count, so the others still do. */
const thin = (events: readonly LoadEvent[]): readonly LoadEvent[] =>
  events.length <= mostMeasurements
    ? events
    : events.filter((event, index) => event.kind !== "load-measured" || index % 2 === 0);
