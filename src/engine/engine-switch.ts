/**
 * The page's engines behind one face. The embedded one answers as soon as it can; a WebContainer boots beside it where
 * it may, and takes over from the next Run. Whatever fails, the lesson goes on.
 */
import type { Result } from "../contract/result.ts";
import type { ContainerHost, ContainerPreview, ContainerState } from "./container-host.ts";
import type { Engine, Run, StartError, StartOptions, Workspace } from "./engine.ts";
import { type EngineChoice, type EngineKind, nextEngine } from "./engine-choice.ts";

export interface EngineState {
  readonly choice: EngineChoice;
  /** What carries the present run, or carried the last; null before the first. */
  readonly carrier: EngineKind | null;
  readonly container: ContainerState;
  /** Where the present run's server can be seen by the browser itself; only a WebContainer has such a place. */
  readonly preview: ContainerPreview | null;
}

export interface EngineSwitch {
  state(): EngineState;
  onChange(listener: (state: EngineState) => void): () => void;
  /** Takes effect with the next start, and ends the wait for a WebContainer where embedded is chosen. */
  choose(choice: EngineChoice): void;
  /** The engine for one Run or one whole Check; waits for a WebContainer only where one was chosen by hand. */
  acquire(signal: AbortSignal): Promise<Engine>;
  dispose(): void;
}

export interface EngineSwitchParts {
  readonly embedded: Engine;
  /** Loads the code that boots a WebContainer; called once, when one is first wanted. */
  readonly loadContainer: (onPreview: (preview: ContainerPreview) => void) => Promise<ContainerHost>;
  readonly choice: EngineChoice;
  /** Real milliseconds for that code to come, 10 s where left out; its own stages have limits of their own. */
  readonly loadLimitMs?: number;
}

export function createEngineSwitch(parts: EngineSwitchParts): EngineSwitch {
  const { embedded, loadContainer, choice: firstChoice, loadLimitMs = 10_000 } = parts;
  const listeners = new Set<(state: EngineState) => void>();
  let state: EngineState = {
    choice: firstChoice,
    carrier: null,
    container: { kind: "not-tried" },
    preview: null,
  };
  let container: ContainerHost | null = null;
  let preparing: Promise<void> | null = null;
  let current: Run | null = null;
  let isDisposed = false;

  function change(next: Partial<EngineState>) {
    state = { ...state, ...next };
    for (const listener of [...listeners]) listener(state);
  }

  async function loadInTime(): Promise<ContainerHost> {
    const loading = loadContainer((preview) => change({ preview }));
    const overdue = Promise.withResolvers<never>();
    const limit = setTimeout(
      () => overdue.reject(new Error(`it did not come within ${loadLimitMs / 1_000} seconds`)),
      loadLimitMs,
    );
    try {
      return await Promise.race([loading, overdue.promise]);
    } catch (error) {
      // Should it come after all, nobody wants it any more.
      loading.then(
        (late) => late.dispose(),
        () => undefined,
      );
      throw error;
    } finally {
      clearTimeout(limit);
    }
  }

  function prepareContainer(): Promise<void> {
    preparing ??= (async () => {
      change({ container: { kind: "starting", stage: "probe" } });
      try {
        const loaded = await loadInTime();
        if (isDisposed) return loaded.dispose();
        container = loaded;
        loaded.onChange((next) => change({ container: next }));
        change({ container: await loaded.prepare() });
      } catch (error) {
        change({ container: { kind: "unavailable", failure: toLoadFailure(error) } });
      }
    })();
    return preparing;
  }

  /** Resolves when the container is ready or never will be, when another choice is made, or when nobody waits any more. */
  function waitForContainer(signal: AbortSignal): Promise<void> {
    const chosen = Promise.withResolvers<void>();
    const forget = onChange(({ choice }) => {
      if (choice === "embedded") chosen.resolve();
    });
    const abort = () => chosen.resolve();
    signal.addEventListener("abort", abort, { once: true });
    return Promise.race([prepareContainer(), chosen.promise]).finally(() => {
      forget();
      signal.removeEventListener("abort", abort);
    });
  }

  function onChange(listener: (state: EngineState) => void) {
    listeners.add(listener);
    return () => listeners.delete(listener);
  }

  async function startOn(kind: EngineKind, engine: Engine, ...start: Parameters<Engine["start"]>) {
    void current?.stop();
    current = null;
    change({ carrier: kind, preview: null });
    const started = await engine.start(...start);
    if (started.ok) current = started.value;
    // Beside the run that answers, and after it, so that its start waits for nothing.
    if (started.ok && kind === "embedded" && state.choice === "auto") void prepareContainer();
    return started;
  }

  /** A container that breaks down as a server starts in it hands that start over to the embedded engine. */
  async function startInContainer(
    host: ContainerHost,
    workspace: Workspace,
    options: StartOptions,
    signal: AbortSignal,
  ): Promise<Result<Run, StartError>> {
    const started = await startOn("webcontainer", host.engine, workspace, options, signal);
    const isBroken = !started.ok && started.error.kind === "engine-failed" && host.state().kind === "unavailable";
    return isBroken && !signal.aborted ? startOn("embedded", embedded, workspace, options, signal) : started;
  }

  return {
    state: () => state,
    onChange,
    choose(choice) {
      change({ choice });
    },
    async acquire(signal) {
      if (nextEngine(state.choice, state.container) === "container-first") await waitForContainer(signal);
      const host = container;
      if (host && nextEngine(state.choice, state.container) === "webcontainer")
        return { ...host.engine, start: (...start) => startInContainer(host, ...start) };
      return { ...embedded, start: (...start) => startOn("embedded", embedded, ...start) };
    },
    dispose() {
      isDisposed = true;
      listeners.clear();
      embedded.dispose();
      container?.dispose();
    },
  };
}

/** The part of the site that boots a WebContainer did not come: the network, not the service, is to blame. */
const toLoadFailure = (error: unknown) => ({
  code: "unreachable" as const,
  message: `The code that starts a WebContainer could not be loaded: ${error instanceof Error ? error.message : String(error)}.`,
  causes: ["the network is down or slow"],
  remedy: "Go on with the embedded engine, or reload the page once the network is back.",
});
