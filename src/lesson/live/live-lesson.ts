import { computed, effect, untracked } from "@preact/signals";
import type { SandboxDefinition } from "../../checks/sandbox-definition.ts";
import type { DatabaseOptions } from "../../contract/database-options.ts";
import type { Pace } from "../../contract/harness-protocol.ts";
import type { ProgressFact } from "../../contract/progress-fact.ts";
import type { SandboxBundle } from "../../contract/sandbox.ts";
import { selectGenerators } from "../../trace/generators/select-generators.ts";
import { createAutopsy } from "../autopsy/autopsy.ts";
import { moveMark } from "../autopsy/move-mark.ts";
import { createLessonSources } from "../autopsy/run-sources.ts";
import type { CheckBoard } from "../checking/check-board.ts";
import { createLessonChecks, type LessonChecks } from "../checking/lesson-checks.ts";
import type { EditorMark } from "../editor-mark.ts";
import type { LessonEngines } from "../lesson-engines.ts";
import { createLessonServer, type LessonServer } from "../lesson-server.ts";
import { createLessonTraffic } from "../lesson-traffic.ts";
import { createLoadDesk } from "../load-desk.ts";
import type { OpenLesson } from "../open-lesson.ts";
import { createPacedFrames } from "../paced-frames.ts";
import { createPredictionDesk } from "../predictions/prediction-desk.ts";
import { createPresentServer } from "../present-server.ts";
import { reportProgress } from "../progress/report-progress.ts";
import { createRunView } from "../run-view.ts";
import { createScenarioDesk } from "../scenarios/scenario-desk.ts";
import type { StripTypes } from "../strip-types.ts";
import { createTimelineDesk } from "../timeline/timeline-desk.ts";
import type { OpenFile } from "../workspace/open-file.ts";
import type { WorkspaceFiles } from "../workspace/workspace-files.ts";

/** Everything that runs, and all that is seen of it. None of it is needed to read or to edit. */
export interface LiveLesson
  extends Pick<OpenLesson, "seed" | "marks" | "autopsy" | "status" | "pools" | "traffic" | "generators" | "log">,
    Pick<OpenLesson, "trace" | "clock" | "moment" | "shownMs" | "checkRuns" | "scenarios" | "timeline" | "predictions">,
    Pick<OpenLesson, "load" | "run" | "stop" | "check" | "showMoment" | "showNewest" | "leavePast">,
    Pick<OpenLesson, "setPace" | "step" | "sendTraffic" | "openTabs" | "request" | "dispose"> {
  /** How fast the clock runs when it is not paused. */
  livePace(): Pace;
  /** A line of the log that tells of trouble. */
  say(text: string): void;
}

export interface LiveLessonParts {
  readonly bundle: SandboxBundle;
  readonly workspace: WorkspaceFiles;
  readonly board: CheckBoard;
  readonly engines: LessonEngines;
  readonly announce: (sentence: string) => void;
  readonly nextSeed: (lastSeed: number) => number;
  readonly firstPace: Pace;
  readonly stripTypes: StripTypes;
  readonly database: DatabaseOptions;
  readonly loadDefinition: () => Promise<SandboxDefinition>;
  readonly store: Storage | null;
  readonly visitStore: Storage | null;
  readonly wallMs: () => number;
  readonly tellProgress: (fact: ProgressFact) => void;
}

const tickMs = 100;

export function createLiveLesson(parts: LiveLessonParts): LiveLesson {
  const { bundle, workspace, board, engines, announce, firstPace, wallMs, store } = parts;
  const view = createRunView(firstPace, wallMs, createPacedFrames());
  const sources = createLessonSources(workspace.files);
  const autopsy = createAutopsy(view, sources);
  function leavePast() {
    if (view.moment.value.kind !== "past") return;
    view.leavePast();
    announce(`Back at the newest moment, ${(view.shownMs.value / 1_000).toFixed(1)} s, where this is done.`);
  }
  const present = createPresentServer(() => server, leavePast);
  const toServer = () => present;
  const traffic = createLessonTraffic({
    server: toServer,
    socketPath: bundle.socketPath,
    say(sentence) {
      view.say("warn", sentence);
      announce(sentence);
    },
  });
  const load = createLoadDesk({ server: toServer, shownMs: view.shownMs, traffic: view.traffic });
  const scenarios = createScenarioDesk({
    list: bundle.scenarios,
    server: toServer,
    nowMs: () => view.clock.value.atMs,
    reserve: traffic.reserve,
    announce,
  });
  const server: LessonServer = createLessonServer({
    bundle,
    workspace,
    engines,
    view,
    announce,
    firstPace,
    stripTypes: parts.stripTypes,
    database: parts.database,
    nextSeed: parts.nextSeed,
    onSupersede() {
      board.callOff();
      checking.giveWay();
      traffic.reset();
      load.reset();
    },
    onBegin() {
      // What it came to is read off the picture, which is emptied next.
      view.flush();
      scenarios.reset();
      sources.keep();
      autopsy.close();
    },
    onMessage(message) {
      load.hear(message);
      scenarios.hear(message);
    },
    onEnd: scenarios.serverEnded,
  });
  const { loadDefinition } = parts;
  const checking: LessonChecks = createLessonChecks({ bundle, server, view, board, announce, loadDefinition, wallMs });
  // What is looked for in the old code is of no use any more.
  const stopWatching = effect(() => {
    workspace.revision.value;
    untracked(checking.runs.stopLooking);
  });
  const timeline = createTimelineDesk({
    trace: view.trace,
    clock: view.clock,
    loadFold: async () => (await import("../../trace/timeline/fold-timeline.ts")).foldTimeline,
  });
  const predictions = createPredictionDesk({
    slug: bundle.slug,
    store,
    visitStore: parts.visitStore,
    scenarios,
    timeline: timeline.state,
    isEdited: () => workspace.files.peek().some((file) => file.changed),
  });

  const stopReporting = reportProgress({
    checkStates: board.states,
    scenario: scenarios.state,
    prediction: predictions.state,
    isOwn: () => workspace.showing.value.kind === "mine" && !isSolution(bundle, workspace.files.value),
    tell: parts.tellProgress,
  });

  const ticker = setInterval(() => {
    if (server.status.value.kind === "running") view.tick();
  }, tickMs);

  const errorMarks = computed<readonly EditorMark[]>(() => {
    const { value } = server.status;
    const site = value.kind === "start-failed" ? value.failure.error.site : null;
    if (value.kind !== "start-failed" || !site) return [];
    return [{ ...site, kind: "error", message: value.failure.error.message }];
  });

  return {
    seed: server.seed,
    marks: computed(() =>
      [...errorMarks.value, ...view.leaseMarks.value, ...autopsy.marks.value].map((mark) =>
        moveMark(mark, sources.locate.value(mark)),
      ),
    ),
    autopsy,
    status: server.status,
    pools: view.pools,
    traffic: view.traffic,
    generators: computed(() => {
      const { generators, pools } = view.state.value;
      return selectGenerators(generators, view.pools.value, pools.scopes);
    }),
    log: view.log,
    trace: view.trace,
    clock: view.clock,
    moment: view.moment,
    shownMs: view.shownMs,
    checkRuns: checking.runs,
    scenarios,
    timeline,
    predictions,
    load,
    run: server.run,
    stop: server.stop,
    check: checking.check,
    showMoment: view.showMoment,
    showNewest: view.showNewest,
    leavePast,
    setPace: server.setPace,
    step: present.step,
    sendTraffic: traffic.send,
    openTabs: traffic.openTabs,
    request: traffic.request,
    livePace: server.livePace,
    say: (text) => view.say("error", text),
    dispose() {
      clearInterval(ticker);
      stopWatching();
      stopReporting();
      predictions.dispose();
      timeline.dispose();
      autopsy.dispose();
      server.dispose();
    },
  };
}

/** True when the files are those that the lesson gives as its solution. */
const isSolution = ({ solution }: SandboxBundle, files: readonly OpenFile[]): boolean =>
  solution.every(({ path, source }) => files.some((file) => file.path === path && file.source === source));
