import { computed, signal } from "@preact/signals";
import type { SandboxDefinition } from "../checks/sandbox-definition.ts";
import type { DatabaseOptions } from "../contract/database-options.ts";
import type { Pace } from "../contract/harness-protocol.ts";
import type { SandboxBundle } from "../contract/sandbox.ts";
import type { EngineChoice } from "../engine/engine-choice.ts";
import type { EngineSwitch } from "../engine/engine-switch.ts";
import { createAutopsy } from "./autopsy/autopsy.ts";
import { moveMark } from "./autopsy/move-mark.ts";
import { createLessonSources } from "./autopsy/run-sources.ts";
import { createCheckBoard } from "./check-board.ts";
import { createEditStorage } from "./edit-storage.ts";
import { createLessonChecks } from "./lesson-checks.ts";
import { createLessonEngines } from "./lesson-engines.ts";
import { createLessonServer, type LessonServer } from "./lesson-server.ts";
import { createLessonTraffic } from "./lesson-traffic.ts";
import type { EditorMark, OpenLesson } from "./open-lesson.ts";
import { createRunView } from "./run-view.ts";
import type { StripTypes } from "./strip-types.ts";
import { createTakeHome, type TakeHomeSetup } from "./take-home/take-home.ts";
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
  const sources = createLessonSources(workspace.files);
  const autopsy = createAutopsy(view, sources);
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
  const traffic = createLessonTraffic((): LessonServer => server, bundle.socketPath);
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
    },
    onBegin() {
      sources.keep();
      autopsy.close();
    },
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
    requestPath: traffic.requestPath,
    dispose() {
      clearInterval(ticker);
      takeHome.cancel();
      server.dispose();
      engines.dispose();
    },
  };
}
