import { computed, signal } from "@preact/signals";
import type { SandboxDefinition } from "../checks/sandbox-definition.ts";
import type { DatabaseOptions } from "../contract/database-options.ts";
import type { Pace } from "../contract/harness-protocol.ts";
import type { ProgressFact } from "../contract/progress-fact.ts";
import type { SandboxBundle } from "../contract/sandbox.ts";
import type { EngineChoice } from "../engine/engine-choice.ts";
import type { EngineSwitch } from "../engine/engine-switch.ts";
import { createCheckBoard } from "./checking/check-board.ts";
import { createLessonEngines } from "./lesson-engines.ts";
import { deferLive } from "./live/deferred-live.ts";
import type { createLiveLesson } from "./live/live-lesson.ts";
import type { OpenLesson } from "./open-lesson.ts";
import { createLessonSharing, type LessonSharing } from "./share/lesson-sharing.ts";
import { createLessonHelp } from "./solution/lesson-help.ts";
import type { StripTypes } from "./strip-types.ts";
import { createTakeHome, type TakeHomeSetup } from "./take-home/take-home.ts";
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
  /** Everything that runs; fetched with the first press. */
  readonly loadLive: () => Promise<typeof createLiveLesson>;
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
  /** Hears what counts as progress. */
  readonly tellProgress: (fact: ProgressFact) => void;
}

/** Thirty seconds of waiting pass in three. */
const firstPace: Pace = { kind: "live", rate: 10 };

export function createOpenLesson(bundle: SandboxBundle, dependencies: LessonDependencies): OpenLesson {
  const { store, visitStore, wallMs } = dependencies;
  const announcement = signal("");
  const announce = (sentence: string) => {
    announcement.value = sentence;
  };
  const workspace = createWorkspaceFiles({
    bundle,
    store: createWorkStore(bundle.slug, store),
    nowMs: dependencies.nowMs,
    announce,
    loadFramework: dependencies.loadFramework,
  });
  const unwatchStore = dependencies.watchStore(workKey(bundle.slug), workspace.own.lookElsewhere);
  const board = createCheckBoard(bundle.checks, workspace.revision);
  const takeHome = createTakeHome({
    lesson: bundle,
    files: () => workspace.files.value,
    loadDownload: dependencies.loadDownload,
  });
  const engines = createLessonEngines(dependencies.createEngines, store);
  const live = deferLive({
    firstPace,
    scenarios: bundle.scenarios,
    announce,
    async load() {
      const create = await dependencies.loadLive();
      return create({
        bundle,
        workspace,
        board,
        engines,
        announce,
        nextSeed: (last) => sharing.nextSeed(last),
        firstPace,
        stripTypes: dependencies.stripTypes,
        database: dependencies.database,
        loadDefinition: dependencies.loadDefinition,
        store,
        visitStore,
        wallMs,
        tellProgress: dependencies.tellProgress,
      });
    },
  });
  const help = createLessonHelp({
    bundle,
    workspace,
    attempted: board.attempted,
    store,
    visitStore,
    say: live.say,
  });
  /** The moment that stands still on show, for a link to lead to; null where the clock runs on. */
  function pausedMs(): number | null {
    if (live.moment.value.kind === "past") return live.moment.value.atMs;
    const stands = live.status.value.kind === "running" && live.clock.value.pace.kind === "paused";
    return stands ? live.clock.value.atMs : null;
  }
  const sharing: LessonSharing = createLessonSharing({
    bundle,
    workspace,
    loadLinks: () => import("./share/lesson-link.ts"),
    currentRun: () => ({
      scenario: live.scenarios.state.value.kind === "none" ? null : live.scenarios.state.value.id,
      seed: live.seed.value,
      // A paused clock would bring whoever opens the link nowhere; the moment says where this one stands.
      pace: live.livePace(),
      momentMs: pausedMs(),
    }),
    status: live.status,
    newestMs: computed(() => live.clock.value.atMs),
    startServer: live.run,
    stopServer: live.stop,
    play: live.scenarios.play,
    setPace: live.setPace,
    showMoment: live.showMoment,
    announce,
  });

  return {
    ...live,
    slug: bundle.slug,
    files: workspace.files,
    activeFile: workspace.activeFile,
    revision: workspace.revision,
    work: workspace,
    sharing,
    engine: engines.view,
    checks: bundle.checks,
    checkStates: board.states,
    announcement,
    hints: bundle.hints,
    trafficActions: bundle.traffic,
    socketPath: bundle.socketPath,
    takeHome,
    help,
    showFile: workspace.show,
    edit: workspace.edit,
    run: sharing.run,
    chooseEngine: engines.choose,
    retryContainer: dependencies.retryContainer,
    dispose() {
      unwatchStore();
      takeHome.cancel();
      live.dispose();
      engines.dispose();
    },
  };
}
