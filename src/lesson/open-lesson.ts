import type { ReadonlySignal } from "@preact/signals";
import type { Verdict } from "../checks/check.ts";
import type { Pace, StartFailure } from "../contract/harness-protocol.ts";
import type { CheckSummary, TrafficAction } from "../contract/sandbox.ts";
import type { ActorCommand } from "../contract/scenario.ts";
import type { EngineFailure } from "../engine/engine.ts";
import type { EngineChoice } from "../engine/engine-choice.ts";
import type { GeneratorsView } from "../trace/generators/select-generators.ts";
import type { KeptTrace } from "../trace/history/trace-history.ts";
import type { PoolSnapshot } from "../trace/pool-snapshot.ts";
import type { LogLine } from "../trace/select-log.ts";
import type { TrafficSnapshot } from "../trace/traffic-snapshot.ts";
import type { Autopsy } from "./autopsy/lane-autopsy.ts";
import type { CheckRuns } from "./checking/check-runs.ts";
import type { EditorMark } from "./editor-mark.ts";
import type { EngineView } from "./engine-view.ts";
import type { RequestMethod } from "./lesson-traffic.ts";
import type { LoadDesk } from "./load-desk.ts";
import type { Moment } from "./moment.ts";
import type { Predictions } from "./predictions/prediction-desk.ts";
import type { ScenarioDesk } from "./scenarios/scenario-desk.ts";
import type { LessonSharing } from "./share/lesson-sharing.ts";
import type { LessonHelp } from "./solution/help.ts";
import type { StartStage } from "./start-stage.ts";
import type { TakeHome } from "./take-home/take-home.ts";
import type { Timeline } from "./timeline/timeline-desk.ts";
import type { OpenFile } from "./workspace/open-file.ts";
import type { WorkspaceFiles } from "./workspace/workspace-files.ts";

export type { EditorMark, EngineFailure, EngineView, LogLine, Moment, OpenFile, StartStage };

/** Where the server of an open lesson stands. */
export type ServerStatus =
  | { readonly kind: "not-started" }
  | { readonly kind: "starting"; readonly stage: StartStage }
  | { readonly kind: "running"; readonly port: number; readonly processes: number; readonly revision: number }
  | { readonly kind: "start-failed"; readonly failure: StartFailure; readonly revision: number }
  | {
      readonly kind: "exited";
      readonly reason: "stopped" | "uncaught-error" | "unresponsive" | "over-budget";
      readonly message: string;
    }
  | { readonly kind: "engine-failed"; readonly failure: EngineFailure };

export type CheckState =
  | { readonly kind: "not-run" }
  | { readonly kind: "running" }
  | { readonly kind: "judged"; readonly verdict: Verdict; readonly stale: boolean };

/**
 * One lesson, open in one page: its files, its server, its clock, its checks. Views read the signals and call the
 * verbs; nothing else changes the state.
 */
export interface OpenLesson {
  readonly slug: string;
  readonly files: ReadonlySignal<readonly OpenFile[]>;
  readonly activeFile: ReadonlySignal<string>;
  /** Grows with each edit; verdicts carry the one they judged. */
  readonly revision: ReadonlySignal<number>;
  /** Whose files are shown, what this device keeps of them, and the framework's to read. */
  readonly work: Pick<WorkspaceFiles, "showing" | "own" | "framework">;
  readonly sharing: LessonSharing;
  /** Seed of the run on show, 0 before the first; the same code and seed make the same run. */
  readonly seed: ReadonlySignal<number>;
  /** By lines of the files as they stand now, whatever was edited since the run. */
  readonly marks: ReadonlySignal<readonly EditorMark[]>;
  readonly autopsy: Autopsy;
  readonly status: ReadonlySignal<ServerStatus>;
  /** Which engine was chosen, which one carries the server, and where the WebContainer stands. */
  readonly engine: ReadonlySignal<EngineView>;
  readonly pools: ReadonlySignal<readonly PoolSnapshot[]>;
  readonly traffic: ReadonlySignal<TrafficSnapshot>;
  /** The dependencies that the framework holds for requests and sockets, and generators that the program drives. */
  readonly generators: ReadonlySignal<GeneratorsView>;
  readonly log: ReadonlySignal<readonly LogLine[]>;
  /** The log of facts of this run, its newest part where it is very long. */
  readonly trace: ReadonlySignal<KeptTrace>;
  readonly clock: ReadonlySignal<{ readonly atMs: number; readonly pace: Pace }>;
  /** Pools, traffic, generators, log and marks are those of this moment. */
  readonly moment: ReadonlySignal<Moment>;
  /** Virtual time of everything on show, milliseconds. */
  readonly shownMs: ReadonlySignal<number>;
  readonly checks: readonly CheckSummary[];
  readonly checkStates: ReadonlySignal<ReadonlyMap<string, CheckState>>;
  /** What stands behind the verdicts. */
  readonly checkRuns: CheckRuns;
  readonly help: LessonHelp;
  /** What a screen reader hears: one polite sentence, changed when something worth hearing happened. */
  readonly announcement: ReadonlySignal<string>;
  readonly hints: readonly string[];
  readonly trafficActions: readonly TrafficAction[];
  readonly socketPath: string;
  readonly takeHome: TakeHome;

  readonly showFile: (path: string) => void;
  readonly edit: (path: string, source: string) => void;
  /** Starts the server from the seed with the files as they stand; a running one is stopped first. */
  readonly run: () => Promise<void>;
  readonly stop: () => void;
  readonly check: () => Promise<void>;
  /** Shows a moment of the past, virtual milliseconds; the server runs on unless its clock is paused. */
  readonly showMoment: (atMs: number) => void;
  readonly showNewest: () => void;
  /** Shows the newest moment, and says so, before something is chosen or done that acts on the server. */
  readonly leavePast: () => void;
  /** Takes effect with the next Run. */
  readonly chooseEngine: (choice: EngineChoice) => void;
  /** Loads the page anew and tries the WebContainer again; edits are kept. */
  readonly retryContainer: () => void;
  readonly setPace: (pace: Pace) => void;
  readonly step: () => void;
  readonly sendTraffic: (command: ActorCommand) => void;
  /** Opens so many tabs, numbered on from the last. */
  readonly openTabs: (count: number) => void;
  readonly request: (method: RequestMethod, path: string, body?: string) => void;
  /** The lesson's own courses of traffic. */
  readonly scenarios: ScenarioDesk;
  readonly timeline: Timeline;
  readonly predictions: Predictions;
  /** Requests at a rate. */
  readonly load: LoadDesk;
  readonly dispose: () => void;
}
