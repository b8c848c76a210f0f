import { type ReadonlySignal, signal } from "@preact/signals";
import type { DatabaseOptions } from "../contract/database-options.ts";
import type { Pace } from "../contract/harness-protocol.ts";
import type { SandboxBundle } from "../contract/sandbox.ts";
import type { Scenario } from "../contract/scenario.ts";
import {
  type Engine,
  type Run,
  type RunCommand,
  type StartOptions,
  type StartStageId,
  startStages,
  type Workspace,
} from "../engine/engine.ts";
import { buildWorkspace } from "./build-workspace.ts";
import type { LessonEngines } from "./lesson-engines.ts";
import { toLoadFailure } from "./load-failure.ts";
import type { ServerStatus } from "./open-lesson.ts";
import { toStatus, toSyntaxStatus } from "./run-ending.ts";
import type { RunView } from "./run-view.ts";
import type { StripTypes } from "./strip-types.ts";
import type { WorkspaceFiles } from "./workspace/workspace-files.ts";

/** The learner's server: at most one attempt to run, or to judge, stands at a time. */
export interface LessonServer {
  readonly status: ReadonlySignal<ServerStatus>;
  /** Seed of the last run, 0 before the first. */
  readonly seed: ReadonlySignal<number>;
  /** Begins a fresh attempt: whatever ran or was starting ends, and the picture is empty. */
  begin(): Attempt;
  /** The engine and the code to run on it; null when the attempt is over, with the reason on show. */
  prepare(attempt: Attempt): Promise<Prepared | null>;
  run(): Promise<void>;
  /** Starts a fresh server as the scenario wants it, and sets the scenario going before its clock. */
  play(scenario: Scenario): Promise<void>;
  stop(): void;
  /** The run that stands, started first where there is none; null when it does not start. */
  ensureRunning(): Promise<Run | null>;
  /** Without effect where no server runs. */
  tell(command: RunCommand): void;
  setPace(pace: Pace): void;
  /** How fast the clock runs when it is not paused. */
  livePace(): Pace;
  step(): void;
  show(status: ServerStatus): void;
  showLoadFailure(error: unknown): void;
  dispose(): void;
}

export interface Attempt {
  readonly signal: AbortSignal;
  /** Of the files that this attempt takes. */
  readonly revision: number;
}

export interface Prepared {
  readonly engine: Engine;
  readonly code: Workspace;
}

export interface LessonServerParts {
  readonly bundle: SandboxBundle;
  readonly workspace: WorkspaceFiles;
  readonly engines: LessonEngines;
  readonly view: RunView;
  readonly stripTypes: StripTypes;
  readonly database: DatabaseOptions;
  readonly firstPace: Pace;
  readonly announce: (sentence: string) => void;
  /** The seed of a run, after the one of the last. */
  readonly nextSeed: (lastSeed: number) => number;
  /** Called as a fresh attempt begins. */
  readonly onSupersede: () => void;
  /** Called with what the server says, once it is on show. */
  readonly onMessage: (message: Parameters<StartOptions["onMessage"]>[0]) => void;
  /** The server is gone, or never came to listen. */
  readonly onEnd: (by: "server-stopped" | "server-ended") => void;
  /** Called as an attempt takes the files as they stand. */
  readonly onBegin: () => void;
}

const stageSteps = startStages.length + 1;

export function createLessonServer(parts: LessonServerParts): LessonServer {
  const { bundle, workspace, engines, view, announce } = parts;
  const status = signal<ServerStatus>({ kind: "not-started" });
  let controller = new AbortController();
  let current: Run | null = null;
  let starting: Promise<void> | null = null;
  let pace = parts.firstPace;
  let lastLive = parts.firstPace;
  const seed = signal(0);

  function show(next: ServerStatus) {
    status.value = next;
    if (next.kind === "start-failed") {
      view.say("error", `${next.failure.message} ${next.failure.remedy}`, next.failure.error.site);
      announce(`The server did not start. ${next.failure.message}`);
    } else if (next.kind === "exited" && next.reason !== "stopped") {
      view.say("error", next.message);
      announce(next.message);
    } else if (next.kind === "engine-failed") {
      view.say("error", `${next.failure.message} ${next.failure.remedy}`);
      announce(next.failure.message);
    } else if (next.kind === "running") {
      const { choice, container } = engines.view.value;
      const isMissed = choice === "webcontainer" && container.kind === "unavailable";
      announce(
        isMissed
          ? "There is no WebContainer here: the embedded engine is running the server."
          : "The server is running.",
      );
    }
  }

  const showStage = (step: number, label: string) => {
    status.value = { kind: "starting", stage: { step, steps: stageSteps, label } };
  };

  const showEngineStage = (id: StartStageId) => {
    const index = startStages.findIndex((stage) => stage.id === id);
    showStage(index + 2, startStages[index]?.label ?? id);
  };

  function supersede(): AbortSignal {
    controller.abort();
    controller = new AbortController();
    void current?.stop();
    current = null;
    parts.onSupersede();
    return controller.signal;
  }

  function begin(): Attempt {
    const attempt = { signal: supersede(), revision: workspace.revision.value };
    parts.onBegin();
    view.clear();
    return attempt;
  }

  async function prepare({ signal, revision }: Attempt): Promise<Prepared | null> {
    showStage(1, "reading your files");
    try {
      const code = await buildWorkspace(bundle, workspace.files.value, parts.stripTypes);
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

  const showLoadFailure = (error: unknown) => show(toLoadFailure(error));

  async function start(scenario: Scenario | null) {
    const attempt = begin();
    const { signal, revision } = attempt;
    const prepared = await prepare(attempt);
    if (!prepared) {
      if (!signal.aborted) parts.onEnd("server-ended");
      return;
    }
    seed.value = scenario?.seed ?? parts.nextSeed(seed.value);
    let isStarting = true;
    const started = await prepared.engine.start(
      prepared.code,
      {
        database: scenario?.database ?? parts.database,
        seed: seed.value,
        onStage: (id) => {
          // Code that throws at once has failed before its database is ready, whose stages then still come.
          if (!signal.aborted && isStarting) showEngineStage(id);
        },
        onMessage(message) {
          if (signal.aborted) return;
          if (message.kind === "trace") view.append(message.events);
          else if (message.kind === "log-dropped") view.sayDropped(message.lines);
          else if (message.kind === "clock") view.setClock(message.atMs, message.pace);
          parts.onMessage(message);
        },
        onEnd(end) {
          if (!signal.aborted) finish(toStatus(end, revision));
        },
      },
      signal,
    );
    isStarting = false;
    if (signal.aborted) return;
    if (!started.ok) {
      view.clearPicture();
      return finish(toStatus(started.error, revision));
    }
    current = started.value;
    // Before the clock runs, so that it begins where a check's scenario would.
    if (scenario) current.send({ kind: "play-scenario", scenario });
    current.send({ kind: "set-pace", pace });
    show({ kind: "running", port: started.value.port, processes: bundle.processes, revision });
  }

  function run(scenario: Scenario | null): Promise<void> {
    const running = start(scenario);
    starting = running;
    void running.finally(() => {
      if (starting === running) starting = null;
    });
    return running;
  }

  function finish(next: ServerStatus) {
    current = null;
    parts.onEnd(next.kind === "exited" && next.reason === "stopped" ? "server-stopped" : "server-ended");
    view.setPace({ kind: "paused" });
    show(next);
  }

  return {
    status,
    seed,
    begin,
    prepare,
    run: () => run(null),
    play: run,
    show,
    showLoadFailure,
    stop() {
      supersede();
      if (status.value.kind === "not-started") return;
      finish({ kind: "exited", reason: "stopped", message: "You stopped the server. Press Run to start it again." });
      announce("The server is stopped.");
    },
    async ensureRunning() {
      if (!current) await (starting ?? run(null));
      return current;
    },
    setPace(next) {
      pace = next;
      if (next.kind === "live") lastLive = next;
      view.setPace(next);
      current?.send({ kind: "set-pace", pace: next });
    },
    tell: (command) => current?.send(command),
    livePace: () => lastLive,
    step: () => current?.send({ kind: "step" }),
    dispose: () => void supersede(),
  };
}
