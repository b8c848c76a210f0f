import { computed, effect, signal } from "@preact/signals";
import { dissectLease } from "../../trace/autopsy/dissect-lease.ts";
import type { RunView } from "../run-view.ts";
import type { Autopsy, LaneKey } from "./lane-autopsy.ts";
import { toReleaseMarks } from "./release-mark.ts";
import type { LessonSources } from "./run-sources.ts";

/** A busy lease changes with every query: what is told of it follows so often, and less where the log is long. */
const followMs = 250;
const mostShare = 0.1;

export function createAutopsy(view: RunView, sources: LessonSources): Autopsy {
  const selected = signal<LaneKey | null>(null);
  const pool = computed(() => {
    const key = selected.value;
    return view.pools.value.find((each) => each.processId === key?.processId && each.poolId === key.poolId) ?? null;
  });
  const lane = computed(() => {
    const key = selected.value;
    return (key && pool.value?.lanes[key.lane - 1]) ?? null;
  });
  /** Changes when another story is to be told: the log is read at once. */
  const turn = computed(() => {
    const { value } = lane;
    if (!value) return null;
    const { connectionId, leaseId, state, holder } = value;
    const ended = pool.value?.processEnded;
    return JSON.stringify([connectionId, leaseId, state === "leaked", holder?.alive, ended, view.moment.value]);
  });
  /** Changes as a story goes on: the log is read again when it has done so for a while. */
  const progress = computed(() => `${lane.value?.state} ${lane.value?.transaction} ${lane.value?.lastSql}`);
  const followed = signal(0);
  let readingMs = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stopFollowing = effect(() => {
    void progress.value;
    timer ??= setTimeout(
      () => {
        timer = undefined;
        followed.value += 1;
      },
      Math.max(followMs, readingMs / mostShare),
    );
  });
  const report = computed(() => {
    const key = selected.value;
    void followed.value;
    if (turn.value === null || !key) return null;
    const connectionId = lane.peek()?.connectionId ?? null;
    if (connectionId === null) return null;
    const { events } = view.trace.peek();
    const moment = view.moment.value;
    let count = events.length;
    if (moment.kind === "past") while (count > 0 && (events[count - 1]?.atMs ?? 0) > moment.atMs) count -= 1;
    const startedMs = performance.now();
    const told = dissectLease(events, count, { ...key, connectionId }, sources.ofRun.value);
    readingMs = performance.now() - startedMs;
    return told;
  });
  return {
    selected,
    lane,
    report,
    marks: computed(() => toReleaseMarks(report.value, lane.value?.state === "outlived")),
    sources: sources.ofRun,
    locate: sources.locate,
    open(key) {
      selected.value = key;
    },
    close() {
      selected.value = null;
    },
    dispose() {
      clearTimeout(timer);
      stopFollowing();
    },
  };
}
