import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Pace } from "../../contract/harness-protocol.ts";
import type { PlayableScenario } from "../../contract/sandbox.ts";
import { initialTimeline } from "../../trace/timeline/timeline-state.ts";
import type { CheckRuns } from "../checking/check-runs.ts";
import { toLoadFailure } from "../load-failure.ts";
import type { ServerStatus } from "../open-lesson.ts";
import type { LiveLesson } from "./live-lesson.ts";

export interface DeferredLiveParts {
  readonly load: () => Promise<LiveLesson>;
  readonly firstPace: Pace;
  readonly scenarios: readonly PlayableScenario[];
  readonly announce: (sentence: string) => void;
}

/** Named as the first of the server's stages, which it comes before. */
const loading: ServerStatus = { kind: "starting", stage: { step: 1, steps: 5, label: "loading the sandbox" } };

/**
 * A live lesson whose code is fetched by the first verb: until then its signals show a lesson that never ran, so that a
 * page that is only read carries none of it. Verbs called meanwhile are done in their order once it is there.
 */
export function deferLive({ load, firstPace, scenarios, announce }: DeferredLiveParts): LiveLesson {
  const live = signal<LiveLesson | null>(null);
  const before = signal<ServerStatus>({ kind: "not-started" });
  let coming: Promise<LiveLesson> | null = null;
  let disposed = false;
  /** Grows with each Stop: what was asked for before it is not done after it. */
  let stops = 0;
  let left: LiveLesson | null = null;

  async function fetchIt(): Promise<LiveLesson> {
    try {
      const loaded = await load();
      live.value = loaded;
      return loaded;
    } catch (error) {
      coming = null;
      const failed = toLoadFailure(error);
      before.value = failed;
      announce(failed.failure.message);
      throw error;
    }
  }

  async function act(verb: (lesson: LiveLesson) => unknown): Promise<void> {
    const asked = stops;
    coming ??= fetchIt();
    if (!live.peek()) before.value = loading;
    let lesson: LiveLesson;
    try {
      lesson = await coming;
    } catch {
      // Said where the status stands; the next verb asks for it again.
      return;
    }
    if (disposed) {
      if (lesson !== left) leave(lesson);
    } else if (asked === stops) await verb(lesson);
  }

  function leave(lesson: LiveLesson) {
    left = lesson;
    lesson.dispose();
  }
  /** Verbs without meaning before anything has run. */
  const ifThere = (verb: (lesson: LiveLesson) => void) => live.peek() && verb(live.peek() as LiveLesson);

  const read = <T>(pick: (lesson: LiveLesson) => ReadonlySignal<T>, initial: T): ReadonlySignal<T> =>
    computed(() => (live.value ? pick(live.value).value : initial));

  return {
    seed: read((lesson) => lesson.seed, 0),
    marks: read((lesson) => lesson.marks, []),
    autopsy: {
      selected: read((lesson) => lesson.autopsy.selected, null),
      lane: read((lesson) => lesson.autopsy.lane, null),
      report: read((lesson) => lesson.autopsy.report, null),
      marks: read((lesson) => lesson.autopsy.marks, []),
      sources: read((lesson) => lesson.autopsy.sources, {}),
      locate: read(
        (lesson) => lesson.autopsy.locate,
        ({ line }) => ({ kind: "same", line }),
      ),
      open: (key) => ifThere((lesson) => lesson.autopsy.open(key)),
      close: () => ifThere((lesson) => lesson.autopsy.close()),
      dispose: () => undefined,
    },
    status: computed(() => live.value?.status.value ?? before.value),
    pools: read((lesson) => lesson.pools, []),
    traffic: read((lesson) => lesson.traffic, {
      ...{ tabs: [], tabsLeftOut: 0, requests: [] },
      requestCounts: { sent: 0, answered: 0, failed: 0 },
    }),
    generators: read((lesson) => lesson.generators, { rows: [], open: 0, ended: 0 }),
    log: read((lesson) => lesson.log, []),
    trace: read((lesson) => lesson.trace, { events: [], forgotten: 0, oldestMs: 0 }),
    clock: read((lesson) => lesson.clock, { atMs: 0, pace: firstPace }),
    moment: read((lesson) => lesson.moment, { kind: "newest" }),
    shownMs: read((lesson) => lesson.shownMs, 0),
    checkRuns: {
      shown: read((lesson) => lesson.checkRuns.shown, null),
      kept: read((lesson) => lesson.checkRuns.kept, new Set()),
      schedules: read<CheckRuns["schedules"]["value"]>((lesson) => lesson.checkRuns.schedules, new Map()),
      traps: read((lesson) => lesson.checkRuns.traps, []),
      progress: read((lesson) => lesson.checkRuns.progress, null),
      show: (checkId) => ifThere((lesson) => lesson.checkRuns.show(checkId)),
      play: (checkId) => ifThere((lesson) => lesson.checkRuns.play(checkId)),
      stopLooking: () => ifThere((lesson) => lesson.checkRuns.stopLooking()),
    },
    scenarios: {
      list: scenarios,
      state: read((lesson) => lesson.scenarios.state, { kind: "none" }),
      play: (id, seed) => act((lesson) => lesson.scenarios.play(id, seed)),
      stop: () => ifThere((lesson) => lesson.scenarios.stop()),
    },
    timeline: {
      state: read((lesson) => lesson.timeline.state, initialTimeline),
      newestMs: read((lesson) => lesson.timeline.newestMs, 0),
      nameOf: (moment) => live.peek()?.timeline.nameOf(moment) ?? "",
    },
    predictions: {
      state: read((lesson) => lesson.predictions.state, { kind: "none" }),
      choose: (id) => void act((lesson) => lesson.predictions.choose(id)),
      answer: (index) => ifThere((lesson) => lesson.predictions.answer(index)),
      sketch: (curve) => ifThere((lesson) => lesson.predictions.sketch(curve)),
      commit: () => ifThere((lesson) => lesson.predictions.commit()),
      runWithout: () => ifThere((lesson) => lesson.predictions.runWithout()),
      dismiss: () => ifThere((lesson) => lesson.predictions.dismiss()),
      askAgain: () => ifThere((lesson) => lesson.predictions.askAgain()),
    },
    load: {
      report: read((lesson) => lesson.load.report, null),
      figures: read((lesson) => lesson.load.figures, null),
      start: (requests) => void act((lesson) => lesson.load.start(requests)),
      stop: () => ifThere((lesson) => lesson.load.stop()),
    },
    run: () => act((lesson) => lesson.run()),
    stop() {
      if (live.peek()) return live.peek()?.stop();
      stops += 1;
      before.value = { kind: "not-started" };
    },
    check: () => act((lesson) => lesson.check()),
    showMoment: (atMs) => ifThere((lesson) => lesson.showMoment(atMs)),
    showNewest: () => ifThere((lesson) => lesson.showNewest()),
    leavePast: () => ifThere((lesson) => lesson.leavePast()),
    setPace: (pace) => void act((lesson) => lesson.setPace(pace)),
    step: () => ifThere((lesson) => lesson.step()),
    sendTraffic: (command) => void act((lesson) => lesson.sendTraffic(command)),
    openTabs: (count) => void act((lesson) => lesson.openTabs(count)),
    request: (method, path, body) => void act((lesson) => lesson.request(method, path, body)),
    livePace: () => live.peek()?.livePace() ?? firstPace,
    say: (text) => void act((lesson) => lesson.say(text)),
    dispose() {
      disposed = true;
      const lesson = live.peek();
      if (lesson && lesson !== left) leave(lesson);
    },
  };
}
