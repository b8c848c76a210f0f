import { batch, computed, signal } from "@preact/signals";
import { runChecks } from "../checks/run-checks.ts";
import type { SandboxDefinition } from "../checks/sandbox-definition.ts";
import type { DatabaseOptions } from "../contract/database-options.ts";
import type { Pace } from "../contract/harness-protocol.ts";
import type { SandboxBundle } from "../contract/sandbox.ts";
import type { ActorCommand } from "../contract/scenario.ts";
import type { TraceEvent } from "../contract/trace-event.ts";
import { type Engine, type Run, type StartStageId, startStages, type Workspace } from "../engine/engine.ts";
import type { EngineChoice } from "../engine/engine-choice.ts";
import type { EngineSwitch } from "../engine/engine-switch.ts";
import { buildWorkspace } from "./build-workspace.ts";
import { createCheckBoard } from "./check-board.ts";
import { driveScenario } from "./drive-scenario.ts";
import { createEditStorage } from "./edit-storage.ts";
import { createLessonEngines } from "./lesson-engines.ts";
import type { EditorMark, OpenLesson, ServerStatus } from "./open-lesson.ts";
import { toStatus, toSyntaxStatus } from "./run-ending.ts";
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
const stageSteps = startStages.length + 1;

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
  const status = signal<ServerStatus>({ kind: "not-started" });
  const engines = createLessonEngines(dependencies.createEngines, dependencies.store);
  const announcement = signal("");
  let attempt = new AbortController();
  let current: Run | null = null;
  let starting: Promise<void> | null = null;
  let pace: Pace = firstPace;
  let lastTab = 0;
  let lastRequest = 0;
  let seed = 0;
  let toldOfStorage = false;

  const ticker = setInterval(() => {
    if (status.value.kind === "running") view.tick();
  }, tickMs);

  const errorMarks = computed<readonly EditorMark[]>(() => {
    const { value } = status;
    const site = value.kind === "start-failed" ? value.failure.error.site : null;
    if (value.kind !== "start-failed" || !site) return [];
    return [{ ...site, kind: "error", message: value.failure.error.message }];
  });

  function show(next: ServerStatus) {
    status.value = next;
    if (next.kind === "start-failed") {
      view.say("error", `${next.failure.message} ${next.failure.remedy}`, next.failure.error.site);
      announcement.value = `The server did not start. ${next.failure.message}`;
    } else if (next.kind === "exited" && next.reason !== "stopped") {
      view.say("error", next.message);
      announcement.value = next.message;
    } else if (next.kind === "engine-failed") {
      view.say("error", `${next.failure.message} ${next.failure.remedy}`);
      announcement.value = next.failure.message;
    } else if (next.kind === "running") {
      const { choice, container } = engines.view.value;
      const isMissed = choice === "webcontainer" && container.kind === "unavailable";
      announcement.value = isMissed
        ? "There is no WebContainer here: the embedded engine is running the server."
        : "The server is running.";
    }
  }

  const showStage = (step: number, label: string) => {
    status.value = { kind: "starting", stage: { step, steps: stageSteps, label } };
  };

  const showEngineStage = (id: StartStageId) => {
    const index = startStages.findIndex((stage) => stage.id === id);
    showStage(index + 2, startStages[index]?.label ?? id);
  };

  /** A fresh attempt: whatever ran or was starting ends. */
  function supersede(): AbortSignal {
    attempt.abort();
    attempt = new AbortController();
    void current?.stop();
    current = null;
    board.callOff();
    return attempt.signal;
  }

  /** The engine and the code to run on it; null when the attempt is over, with the reason on show. */
  async function prepare(signal: AbortSignal): Promise<{ engine: Engine; code: Workspace } | null> {
    const revision = workspace.revision.value;
    showStage(1, "reading your files");
    try {
      const code = await buildWorkspace(bundle, workspace.files.value, dependencies.stripTypes);
      if (signal.aborted) return null;
      if (!code.ok) {
        show(toSyntaxStatus(code.error, revision));
        return null;
      }
      const engine = await engines.acquire(signal, (stage) => {
        status.value = { kind: "starting", stage };
      });
      return signal.aborted ? null : { engine, code: code.value };
    } catch (error) {
      if (!signal.aborted) showLoadFailure(error);
      return null;
    }
  }

  function showLoadFailure(error: unknown) {
    const message = `Part of the sandbox could not be loaded: ${error instanceof Error ? error.message : String(error)}.`;
    const remedy = "Check the network, then press Run again; your edits are kept.";
    show({ kind: "engine-failed", failure: { code: "server-timeout", message, remedy } });
  }

  async function loadChecks(signal: AbortSignal): Promise<SandboxDefinition | null> {
    try {
      return await dependencies.loadDefinition();
    } catch (error) {
      if (!signal.aborted) showLoadFailure(error);
      return null;
    }
  }

  function run(): Promise<void> {
    const running = start();
    starting = running;
    void running.finally(() => {
      if (starting === running) starting = null;
    });
    return running;
  }

  async function start() {
    const signal = supersede();
    const revision = workspace.revision.value;
    view.clear();
    lastTab = 0;
    lastRequest = 0;
    const prepared = await prepare(signal);
    if (!prepared) return;
    seed += 1;
    const started = await prepared.engine.start(
      prepared.code,
      {
        database: dependencies.database,
        seed,
        onStage: (id) => {
          if (!signal.aborted) showEngineStage(id);
        },
        onMessage(message) {
          if (signal.aborted) return;
          if (message.kind === "trace") view.append(message.events);
          else if (message.kind === "log-dropped") view.sayDropped(message.lines);
          else if (message.kind === "clock") view.setClock(message.atMs, message.pace);
        },
        onEnd(end) {
          if (!signal.aborted) finish(toStatus(end, revision));
        },
      },
      signal,
    );
    if (signal.aborted) return;
    if (!started.ok) {
      view.clearPicture();
      return finish(toStatus(started.error, revision));
    }
    current = started.value;
    current.send({ kind: "set-pace", pace });
    show({ kind: "running", port: started.value.port, processes: bundle.processes, revision });
  }

  function finish(next: ServerStatus) {
    current = null;
    view.setClock(view.clock.value.atMs, { kind: "paused" });
    show(next);
  }

  function stop() {
    supersede();
    if (status.value.kind === "not-started") return;
    finish({ kind: "exited", reason: "stopped", message: "You stopped the server. Press Run to start it again." });
    announcement.value = "The server is stopped.";
  }

  async function check() {
    const signal = supersede();
    const revision = workspace.revision.value;
    view.clear();
    announcement.value = "Checking.";
    const prepared = await prepare(signal);
    const definition = prepared && (await loadChecks(signal));
    if (!prepared || !definition || signal.aborted) return;
    let shown: readonly TraceEvent[] = [];
    let failed = false;
    let begun = 0;
    await runChecks({
      checks: definition.checks,
      revision,
      drive: (scenario, rowsSql) => driveScenario(prepared.engine, prepared.code, scenario, rowsSql, signal),
      onStart(item) {
        if (signal.aborted) return;
        begun += 1;
        board.start(item.id);
        const label = `checking: ${item.title}`;
        status.value = { kind: "starting", stage: { step: begun, steps: definition.checks.length, label } };
      },
      onVerdict(verdict, trace) {
        if (signal.aborted) return;
        board.settle(verdict);
        // The first failure is what the gauge should show afterwards.
        if (!failed) shown = trace;
        failed ||= verdict.result.kind !== "passed";
      },
    });
    if (signal.aborted) return;
    batch(() => {
      view.append(shown);
      view.setClock(shown.at(-1)?.atMs ?? 0, { kind: "paused" });
      status.value = { kind: "exited", reason: "stopped", message: toCheckNote(failed) };
      announcement.value = board.summary();
    });
  }

  async function ensureRunning(): Promise<Run | null> {
    if (!current) await (starting ?? run());
    return current;
  }

  const sendTraffic = (command: ActorCommand) => {
    void ensureRunning().then((running) => running?.send({ kind: "traffic", command }));
  };

  return {
    slug: bundle.slug,
    files: workspace.files,
    activeFile: workspace.activeFile,
    revision: workspace.revision,
    restored: workspace.restored,
    marks: computed(() => [...errorMarks.value, ...view.leaseMarks.value]),
    status,
    engine: engines.view,
    pools: view.pools,
    traffic: view.traffic,
    log: view.log,
    trace: view.trace,
    clock: view.clock,
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
    run,
    stop,
    check,
    chooseEngine: engines.choose,
    retryContainer: dependencies.retryContainer,
    setPace(next) {
      pace = next;
      view.setClock(view.clock.value.atMs, next);
      current?.send({ kind: "set-pace", pace: next });
    },
    step: () => current?.send({ kind: "step" }),
    sendTraffic,
    openTabs(count) {
      void ensureRunning().then((running) => {
        for (let opened = 0; running && opened < count; opened += 1) {
          lastTab += 1;
          running.send({ kind: "traffic", command: { kind: "open-tab", tab: lastTab, path: bundle.socketPath } });
        }
      });
    },
    requestPath(path) {
      void ensureRunning().then((running) => {
        lastRequest += 1;
        const request = { kind: "request", requestId: lastRequest, method: "GET", path, body: "" } as const;
        running?.send({ kind: "traffic", command: request });
      });
    },
    dispose() {
      clearInterval(ticker);
      takeHome.cancel();
      supersede();
      engines.dispose();
    },
  };
}

const toCheckNote = (failed: boolean) =>
  failed
    ? "The gauge shows the first check that failed, at its end. Press Run for a live server."
    : "The gauge shows the last check, at its end. Press Run for a live server.";
