/** What runs a learner's server; few verbs, so that one lesson runs the same on any make of it. */
import type { DatabaseOptions } from "../contract/database-options.ts";
import type {
  HarnessCommand,
  HarnessMessage,
  ListenOptions,
  ServerAddress,
  StartFailure,
} from "../contract/harness-protocol.ts";
import type { Result } from "../contract/result.ts";
import type { Excess } from "./message-budget.ts";

export interface Workspace {
  /** Path to JavaScript with the types stripped, positions kept. */
  readonly files: Readonly<Record<string, string>>;
  readonly entry: string;
  /** Run on an empty database before the server starts. */
  readonly seedSql: string;
  /** How many server processes serve the one port, as `uvicorn --workers` or Node's `cluster` start them. */
  readonly processes: number;
}

export interface StartOptions {
  readonly database: DatabaseOptions;
  readonly seed: number;
  /** Unix time at which the run begins, milliseconds, for the server and for SQL; left out, the contract's fixed moment. */
  readonly epochMs?: number;
  /** Everything the server says while it runs: the log of facts and where the clock stands. */
  readonly onMessage: (
    message: Extract<HarnessMessage, { kind: "trace" | "log-dropped" | "clock" | "scenario-finished" }>,
  ) => void;
  /** Called once, when the server is gone for another reason than `stop`. */
  readonly onEnd: (end: RunEnd) => void;
  /** Which of the start's stages has begun. */
  readonly onStage: (stage: StartStageId) => void;
  /** Where real clients are served as well, on Node; left out, no port is opened. */
  readonly listen?: ListenOptions;
  /** Called for each server process once its real port is open, before `start` resolves. */
  readonly onAddress?: (address: ServerAddress) => void;
}

export type StartStageId = "database" | "seed" | "server" | "modules";

export const startStages: readonly { readonly id: StartStageId; readonly label: string }[] = [
  { id: "database", label: "opening the database" },
  { id: "seed", label: "filling it from the seed" },
  { id: "server", label: "starting a server process" },
  { id: "modules", label: "loading your files" },
];

export type RunEnd =
  | { readonly kind: "exited"; readonly exitCode: number }
  /** The server did not answer for so long that it was ended. */
  | { readonly kind: "unresponsive"; readonly silentMs: number }
  /** It said more than a page can take in, or what no server says, and was ended. */
  | { readonly kind: "over-budget"; readonly excess: Excess }
  | { readonly kind: "engine-failed"; readonly failure: EngineFailure };

export interface EngineFailure {
  readonly code:
    | "database-died"
    | "database-timeout"
    /** A real server that cannot be used as it is. */
    | "database-refused"
    | "seed-failed"
    | "query-failed"
    | "server-timeout"
    | "server-died";
  readonly message: string;
  readonly remedy: string;
}

export type StartError =
  | { readonly kind: "start-failed"; readonly failure: StartFailure }
  | RunEnd
  | { readonly kind: "aborted" };

type Told<K extends HarnessCommand["kind"]> = Extract<HarnessCommand, { kind: K }>;

/** What a run is told; a run, not its maker, knows when a scenario can begin, and which process sends what. */
export type RunCommand =
  | Told<"traffic" | "stop-scenario" | "stop-load" | "set-pace" | "step">
  | Omit<Told<"run-scenario">, "startMs">
  | Omit<Told<"play-scenario">, "startMs">
  | Omit<Told<"start-load">, "startMs" | "share">;

export interface Run {
  readonly port: number;
  send(command: RunCommand): void;
  /** Rows of a query outside the server's pool, for checks; after `stop`, for an open transaction is in the way. */
  readRows(sql: string): Promise<Result<readonly Readonly<Record<string, unknown>>[], EngineFailure>>;
  /** Ends the server process; its sessions are rolled back. */
  stop(): Promise<void>;
}

export interface Engine {
  /** As the workbench names it. */
  readonly label: string;
  /** One run at a time: a second start ends the first. */
  start(workspace: Workspace, options: StartOptions, signal: AbortSignal): Promise<Result<Run, StartError>>;
  dispose(): void;
}
