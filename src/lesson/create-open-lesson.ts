import { computed, effect, signal, untracked } from "@preact/signals";
import type { SandboxDefinition } from "../checks/sandbox-definition.ts";
import type { DatabaseOptions } from "../contract/database-options.ts";
import type { Pace } from "../contract/harness-protocol.ts";
import type { SandboxBundle } from "../contract/sandbox.ts";
import type { EngineChoice } from "../engine/engine-choice.ts";
import type { EngineSwitch } from "../engine/engine-switch.ts";
import { selectGenerators } from "../trace/generators/select-generators.ts";
import { createAutopsy } from "./autopsy/autopsy.ts";
import { moveMark } from "./autopsy/move-mark.ts";
import { createLessonSources } from "./autopsy/run-sources.ts";
import { createCheckBoard } from "./checking/check-board.ts";
import { createLessonChecks, type LessonChecks } from "./checking/lesson-checks.ts";
import type { FrameSchedule } from "./frame-schedule.ts";
import { createLessonEngines } from "./lesson-engines.ts";
import { createLessonServer, type LessonServer } from "./lesson-server.ts";
import { createLessonTraffic } from "./lesson-traffic.ts";
import { createLoadDesk } from "./load-desk.ts";
import type { EditorMark, OpenLesson } from "./open-lesson.ts";
import { createPredictionDesk } from "./predictions/prediction-desk.ts";
import { createRunView } from "./run-view.ts";
import { createScenarioDesk } from "./scenarios/scenario-desk.ts";
import { createLessonSharing, type LessonSharing } from "./share/lesson-sharing.ts";
import { createLessonHelp } from "./solution/lesson-help.ts";
import type { StripTypes } from "./strip-types.ts";
import { createTakeHome, type TakeHomeSetup } from "./take-home/take-home.ts";
import { createTimelineDesk } from "./timeline/timeline-desk.ts";
import type { LoadFramework } from "./workspace/framework-files.ts";
import { createWorkStore, workKey } from "./workspace/kept-work.ts";
import { createWorkspaceFiles } from "./workspace/workspace-files.ts";

/** What an open lesson loads only when it is first needed. */
export interface LessonDependencies {
  readonly stripTypes: StripTypes;
  /** Called with the first Run or Check; nothing of the engine is fetched before. */
  readonly createEngines: (choice: EngineChoice) => Promise<EngineSwitch>;
  /** Forgets that no WebContainer could start in this tab, and loads the page anew. */
  readonly retryContainer: () => void;
  readonly database: DatabaseOptions;
  readonly loadDefinition: () => Promise<SandboxDefinition>;
  readonly loadDownload: TakeHomeSetup["loadDownload"];
  readonly loadFramework: LoadFramework;
  readonly store: Storage | null;
  /** Kept for this visit; null where the browser offers none. */
  readonly visitStore: Storage | null;
  /** Hears that another tab wrote under this key; gives back what ends the listening. */
  readonly watchStore: (key: string, listener: () => void) => () => void;
  /** A clock that only goes forward. */
  readonly wallMs: () => number;
  /** Date and time, milliseconds since 1970. */
  readonly nowMs: () => number;
  /** When what a run has said is shown. */
  readonly schedule: FrameSchedule;
}

/** Thirty seconds of waiting pass in three. */
const firstPace: Pace = { kind: "live", rate: 10 };
const tickMs = 100;

export function createOpenLesson(bundle: SandboxBundle, dependencies: LessonDependencies): OpenLesson {
  const announcement = signal("");
  const announce = (sentence: string) => {
    announcement.value = sentence;
  };
  const workspace = createWorkspaceFiles({
    bundle,
    store: createWorkStore(bundle.slug, dependencies.store),
    nowMs: dependencies.nowMs,
    announce,
    loadFramework: dependencies.loadFramework,
  });
  const unwatchStore = dependencies.watchStore(workKey(bundle.slug), workspace.own.lookElsewhere);
  const view = createRunView(firstPace, dependencies.wallMs, dependencies.schedule);
  const sources = createLessonSources(workspace.files);
  const autopsy = createAutopsy(view, sources);
  const board = createCheckBoard(bundle.checks, workspace.revision);
  const takeHome = createTakeHome({
    lesson: bundle,
    files: () => workspace.files.value,
    loadDownload: dependencies.loadDownload,
  });
  const engines = createLessonEngines(dependencies.createEngines, dependencies.store);
  const toServer = (): LessonServer => server;
  const traffic = createLessonTraffic({
    server: toServer,
    socketPath: bundle.socketPath,
    say(sentence) {
      view.say("warn", sentence);
      announce(sentence);
    },
  });
  const load = createLoadDesk({ server: toServer, shownMs: view.shownMs });
  const scenarios = createScenarioDesk({
    list: bundle.scenarios,
    server: toServer,
    nowMs: () => view.clock.value.atMs,
    reserve: traffic.reserve,
    announce,
  });
  const server = createLessonServer({
    bundle,
    workspace,
    engines,
    view,
    announce,
    firstPace,
    stripTypes: dependencies.stripTypes,
    database: dependencies.database,
    nextSeed: (last) => sharing.nextSeed(last),
    onSupersede() {
      board.callOff();
      checking.giveWay();
      traffic.reset();
      load.reset();
      scenarios.reset();
    },
    onBegin() {
      sources.keep();
      autopsy.close();
    },
    onMessage(message) {
      load.hear(message);
      scenarios.hear(message);
    },
    onEnd: scenarios.serverEnded,
  });
  const { loadDefinition, wallMs, store, visitStore } = dependencies;
  const checking: LessonChecks = createLessonChecks({ bundle, server, view, board, announce, loadDefinition, wallMs });
  const help = createLessonHelp({
    bundle,
    workspace,
    attempted: board.attempted,
    store,
    visitStore,
    say: (text) => view.say("error", text),
  });
  // What is looked for in the old code is of no use any more.
  const stopWatching = effect(() => {
    workspace.revision.value;
    untracked(checking.runs.stopLooking);
  });
  /** The moment that stands still on show, for a link to lead to; null where the clock runs on. */
  function pausedMs(): number | null {
    if (view.moment.value.kind === "past") return view.moment.value.atMs;
    const stands = server.status.value.kind === "running" && view.clock.value.pace.kind === "paused";
    return stands ? view.clock.value.atMs : null;
  }
  const sharing: LessonSharing = createLessonSharing({
    bundle,
    workspace,
    loadLinks: () => import("./share/lesson-link.ts"),
    currentRun: () => ({
      scenario: scenarios.state.value.kind === "none" ? null : scenarios.state.value.id,
      seed: server.seed.value,
      // A paused clock would bring whoever opens the link nowhere; the moment says where this one stands.
      pace: server.livePace(),
      momentMs: pausedMs(),
    }),
    status: server.status,
    newestMs: computed(() => view.clock.value.atMs),
    startServer: server.run,
    stopServer: server.stop,
    play: scenarios.play,
    setPace: server.setPace,
    showMoment: view.showMoment,
    announce,
  });
  const timeline = createTimelineDesk({
    trace: view.trace,
    clock: view.clock,
    loadFold: async () => (await import("../trace/timeline/fold-timeline.ts")).foldTimeline,
  });
  const predictions = createPredictionDesk({
    slug: bundle.slug,
    store,
    scenarios,
    timeline: timeline.state,
    isEdited: () => workspace.files.peek().some((file) => file.changed),
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
    slug: bundle.slug,
    files: workspace.files,
    activeFile: workspace.activeFile,
    revision: workspace.revision,
    work: workspace,
    sharing,
    seed: server.seed,
    marks: computed(() =>
      [...errorMarks.value, ...view.leaseMarks.value, ...autopsy.marks.value].map((mark) =>
        moveMark(mark, sources.locate.value(mark)),
      ),
    ),
    autopsy,
    status: server.status,
    engine: engines.view,
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
    checks: bundle.checks,
    checkStates: board.states,
    announcement,
    hints: bundle.hints,
    trafficActions: bundle.traffic,
    socketPath: bundle.socketPath,
    takeHome,
    showFile: workspace.show,
    edit: workspace.edit,
    run: sharing.run,
    stop: server.stop,
    check: checking.check,
    checkRuns: checking.runs,
    help,
    showMoment: view.showMoment,
    showNewest: view.showNewest,
    chooseEngine: engines.choose,
    retryContainer: dependencies.retryContainer,
    setPace: server.setPace,
    step: server.step,
    sendTraffic: traffic.send,
    openTabs: traffic.openTabs,
    request: traffic.request,
    scenarios,
    timeline,
    predictions,
    load,
    dispose() {
      clearInterval(ticker);
      stopWatching();
      unwatchStore();
      takeHome.cancel();
      predictions.dispose();
      timeline.dispose();
      autopsy.dispose();
      server.dispose();
      engines.dispose();
    },
  };
}
