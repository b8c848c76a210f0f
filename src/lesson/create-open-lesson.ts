import { computed, signal } from "@preact/signals";
import type { SandboxDefinition } from "../checks/sandbox-definition.ts";
import type { DatabaseOptions } from "../contract/database-options.ts";
import type { Pace } from "../contract/harness-protocol.ts";
import type { SandboxBundle } from "../contract/sandbox.ts";
import type { EngineChoice } from "../engine/engine-choice.ts";
import type { EngineSwitch } from "../engine/engine-switch.ts";
import { createCheckBoard } from "./check-board.ts";
import { createEditStorage } from "./edit-storage.ts";
import { createLessonChecks } from "./lesson-checks.ts";
import { createLessonEngines } from "./lesson-engines.ts";
import { createLessonServer, type LessonServer } from "./lesson-server.ts";
import { createLessonTraffic } from "./lesson-traffic.ts";
import { createLoadDesk } from "./load-desk.ts";
import type { EditorMark, OpenLesson } from "./open-lesson.ts";
import { createPredictionDesk } from "./predictions/prediction-desk.ts";
import { createRunView } from "./run-view.ts";
import { createScenarioDesk } from "./scenarios/scenario-desk.ts";
import type { StripTypes } from "./strip-types.ts";
import { createTakeHome, type TakeHomeSetup } from "./take-home/take-home.ts";
import { createTimelineDesk } from "./timeline/timeline-desk.ts";
import { createWorkspaceFiles } from "./workspace-files.ts";

/** What an open lesson loads only when it is first needed. */
export interface LessonDependencies {
  readonly stripTypes: StripTypes;
  /** Called with the first Run or Check; nothing of the engine is fetched before. */
  readonly createEngines: (choice: EngineChoice) => EngineSwitch;
  /** Forgets that no WebContainer could start in this tab, and loads the page anew. */
  readonly retryContainer: () => void;
  readonly database: DatabaseOptions;
  readonly loadDefinition: () => Promise<SandboxDefinition>;
  readonly loadDownload: TakeHomeSetup["loadDownload"];
  readonly store: Storage | null;
  readonly wallMs: () => number;
}

/** Thirty seconds of waiting pass in three. */
const firstPace: Pace = { kind: "live", rate: 10 };
const tickMs = 100;

export function createOpenLesson(bundle: SandboxBundle, dependencies: LessonDependencies): OpenLesson {
  const storage = createEditStorage(bundle.slug, dependencies.store);
  const workspace = createWorkspaceFiles(bundle, storage);
  const view = createRunView(firstPace, dependencies.wallMs);
  const board = createCheckBoard(bundle.checks, workspace.revision);
  const takeHome = createTakeHome({
    lesson: bundle,
    files: () => workspace.files.value,
    loadDownload: dependencies.loadDownload,
  });
  const engines = createLessonEngines(dependencies.createEngines, dependencies.store);
  const announcement = signal("");
  const announce = (sentence: string) => {
    announcement.value = sentence;
  };
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
    onSupersede() {
      board.callOff();
      traffic.reset();
      load.reset();
      scenarios.reset();
    },
    onMessage(message) {
      load.hear(message);
      scenarios.hear(message);
    },
    onEnd: scenarios.serverEnded,
  });
  const timeline = createTimelineDesk({ trace: view.trace, clock: view.clock });
  const predictions = createPredictionDesk({
    slug: bundle.slug,
    store: dependencies.store,
    scenarios,
    timeline: timeline.state,
    isEdited: () => workspace.files.peek().some((file) => file.changed),
  });
  const check = createLessonChecks({ server, view, board, announce, loadDefinition: dependencies.loadDefinition });
  let toldOfStorage = false;

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
    restored: workspace.restored,
    marks: computed(() => [...errorMarks.value, ...view.leaseMarks.value]),
    status: server.status,
    engine: engines.view,
    pools: view.pools,
    traffic: view.traffic,
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
    edit(path, source) {
      if (workspace.edit(path, source) || toldOfStorage) return;
      toldOfStorage = true;
      view.say("warn", "This browser does not let the page keep your edits: they last until the page is closed.");
    },
    startFresh: workspace.startFresh,
    run: server.run,
    stop: server.stop,
    check,
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
      takeHome.cancel();
      predictions.dispose();
      timeline.dispose();
      server.dispose();
      engines.dispose();
    },
  };
}
