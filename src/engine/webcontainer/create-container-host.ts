import { fail, ok, type Result } from "../../contract/result.ts";
import type { ContainerFailure, ContainerHost, ContainerPreview, ContainerState } from "../container-host.ts";
import type { DatabaseHandle } from "../database-handle.ts";
import { isPageHidden } from "../page-database.ts";
import { createServerEngine } from "../server-engine.ts";
import type { ServerProcess } from "../server-process.ts";
import { ProcessExit } from "../stdio/process-exit.ts";
import { createStdioFactory } from "../stdio/stdio-processes.ts";
import { toContainerFailure } from "./container-failures.ts";
import { probeService, watchPolicy } from "./container-service.ts";
import { type ContainerLimits, defaultLimits } from "./limits.ts";
import { type OpenContainer, openContainer } from "./open-container.ts";
import { findObstacle, readPageFacts } from "./preflight.ts";
import { readRememberedFailure, rememberFailure } from "./remembered-failure.ts";
import { seconds, settleWithin } from "./settle-within.ts";
import { takePlace } from "./tab-lock.ts";

export interface ContainerHostOptions {
  /** The page's; its maker disposes of it. */
  readonly database: DatabaseHandle<MessagePort>;
  /** StackBlitz's, for the address the site is deployed to; localhost needs none. */
  readonly apiKey?: string | null;
  readonly limits?: Partial<ContainerLimits>;
  /** Where given, servers listen on a real port in the WebContainer too, and this hears where each can be seen. */
  readonly onPreview?: (preview: ContainerPreview) => void;
}

type Started = Result<void, ContainerFailure>;

/** The page's WebContainer. Nothing of it starts before `prepare`. */
export function createContainerHost(options: ContainerHostOptions): ContainerHost {
  const { database, apiKey = null, onPreview } = options;
  const limits = { ...defaultLimits, ...options.limits };
  const listeners = new Set<(state: ContainerState) => void>();
  const disposal = new AbortController();
  let state: ContainerState = { kind: "not-tried" };
  let preparing: Promise<ContainerState> | null = null;
  let container: Promise<Result<OpenContainer, ContainerFailure>> | null = null;
  /** The process that proved the start; the engine's first. */
  let proof: ServerProcess<MessagePort> | null = null;
  let restarts = 0;
  let leavePlace: () => void = () => undefined;

  function enter(next: ContainerState): ContainerState {
    state = next;
    for (const listener of [...listeners]) listener(next);
    return next;
  }

  const processes = createStdioFactory({
    async spawn(signal) {
      const opened = await (container ?? fail(toContainerFailure("runtime-error", { seen: "it was not started" })));
      if (!opened.ok) throw new Error(opened.error.message);
      return opened.value.spawn(signal);
    },
    killLimitMs: limits.killMs,
    onUnkillable: () => void restart(),
  });

  const open = () =>
    openContainer({
      apiKey,
      limits,
      onStage: (stage) => enter({ kind: "starting", stage }),
      onPreview: (preview) => onPreview?.(preview),
    });

  /** Boots, copies, and starts one process, which proves the whole way. */
  async function start(): Promise<Started> {
    container = open();
    const opened = await container;
    if (!opened.ok) return opened;
    if (disposal.signal.aborted) return fail(disposed);
    enter({ kind: "starting", stage: "harness" });
    const abort = new AbortController();
    const settled = await settleWithin(processes.create(abort.signal), limits.harnessMs);
    if (settled.kind === "done") {
      proof = settled.value;
      return ok(undefined);
    }
    abort.abort(new Error("the WebContainer's start is over"));
    opened.value.teardown();
    if (settled.kind === "timed-out")
      return fail(toContainerFailure("harness-timeout", { seen: `not within ${seconds(limits.harnessMs)}` }));
    const { error } = settled;
    const code = error instanceof ProcessExit ? error.code : "runtime-error";
    return fail(toContainerFailure(code, { seen: error instanceof Error ? error.message : String(error) }));
  }

  function conclude(started: Started): ContainerState {
    if (started.ok) return enter({ kind: "ready" });
    leavePlace();
    rememberFailure(started.error);
    return enter({ kind: "unavailable", failure: started.error });
  }

  /** A process that does not die takes its WebContainer with it; the page and its database stay as they are. */
  async function restart() {
    const old = await container;
    if (!old?.ok || state.kind !== "ready" || disposal.signal.aborted) return;
    restarts += 1;
    proof = null;
    old.value.teardown();
    const starting = start();
    // Told once the next one is on its way, so that whoever starts again at once waits for that.
    processes.loseAll("the WebContainer was started anew, for a process in it could not be ended");
    conclude(await starting);
  }

  async function tryOnce(): Promise<Started> {
    const obstacle = findObstacle(readPageFacts(apiKey !== null));
    if (obstacle) return fail(toContainerFailure(obstacle.code, { causes: obstacle.causes }));
    const remembered = readRememberedFailure();
    if (remembered) return fail(remembered);
    const place = await takePlace();
    if (!place) return fail(toContainerFailure("other-tab"));
    leavePlace = place;
    enter({ kind: "starting", stage: "probe" });
    const policy = watchPolicy();
    const missing = await probeService(limits.probeMs);
    // The violation's event comes in a task of its own, behind the rejection.
    const blocked = missing ? await settleWithin(policy.blocked, policyEventMs) : null;
    policy.stop();
    if (blocked?.kind === "done") return fail(blocked.value);
    return missing ? fail(missing) : start();
  }

  /** A restart may come between: then the process is the next WebContainer's. */
  async function takeProcess(signal: AbortSignal): Promise<ServerProcess<MessagePort>> {
    const taken = proof;
    proof = null;
    if (taken?.isAlive()) return taken;
    const restartsBefore = restarts;
    try {
      return await processes.create(signal);
    } catch (error) {
      if (restarts === restartsBefore || signal.aborted) throw error;
      return takeProcess(signal);
    }
  }

  const engine = createServerEngine<MessagePort>({
    label: "WebContainer",
    database,
    processes: {
      ...processes,
      create: takeProcess,
    },
    isResting: isPageHidden,
    loadParser: async () => (await import("../parse-message.ts")).parseMessage,
  });

  return {
    state: () => state,
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    prepare() {
      preparing ??= tryOnce().then(conclude, (error: unknown) =>
        conclude(fail(toContainerFailure("runtime-error", { seen: String(error) }))),
      );
      return preparing;
    },
    engine: {
      ...engine,
      start: (workspace, options, signal) =>
        engine.start(workspace, onPreview ? { listen: previewPort, ...options } : options, signal),
    },
    dispose() {
      listeners.clear();
      disposal.abort();
      engine.dispose();
      void container?.then((opened) => opened.ok && opened.value.teardown());
      leavePlace();
    },
  };
}

/** The program's own port: inside a WebContainer nobody else has it. */
const previewPort = { host: "127.0.0.1", port: null };

const disposed = toContainerFailure("runtime-error", { seen: "the page let it go" });

/** Longest time from a request that a policy forbade to the event that says so. */
const policyEventMs = 100;
