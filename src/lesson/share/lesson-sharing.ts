import { computed, effect, type ReadonlySignal, signal } from "@preact/signals";
import type { Pace } from "../../contract/harness-protocol.ts";
import { fail, type Result } from "../../contract/result.ts";
import type { PlayableScenario, SandboxBundle } from "../../contract/sandbox.ts";
import type { WorkspaceFiles } from "../workspace/workspace-files.ts";
import type { SharedRun } from "./lesson-link.ts";
import { shareTextOf } from "./share-address.ts";
import type { LinkFailure, SharedWork } from "./shared-work.ts";

/** What became of the link that the page was opened with. */
export type LinkArrival =
  | { readonly kind: "none" }
  | { readonly kind: "reading" }
  | { readonly kind: "shown"; readonly work: SharedWork; readonly scenario: PlayableScenario | null }
  | { readonly kind: "refused"; readonly failure: LinkFailure };

/** Links that carry code and the run it was seen in; nobody else's code ever runs by itself. */
export interface LessonSharing {
  readonly arrival: ReadonlySignal<LinkArrival>;
  /** True when one's own work would be put aside by `makeMine`. */
  readonly ownWorkExists: ReadonlySignal<boolean>;
  /** Reads a URL's fragment; one that is no shared work changes nothing. */
  open(fragment: string): Promise<void>;
  /** One's own work again, untouched. */
  backToMine(): void;
  /** The shared code as it stands becomes one's own. */
  makeMine(): void;
  dismissFailure(): void;
  /** Address of a link to what is on show. */
  createLink(page: URL): Promise<Result<string, LinkFailure>>;
  /** Runs the shared code as its sender did: scenario, seed and pace, then the moment. */
  run(): Promise<void>;
  /** The seed of the next run, after the one of the last. */
  nextSeed(lastSeed: number): number;
}

interface LessonSharingParts {
  readonly bundle: SandboxBundle;
  readonly workspace: WorkspaceFiles;
  /** What reads and writes links; loaded with the first one. */
  readonly loadLinks: () => Promise<typeof import("./lesson-link.ts")>;
  /** What the present run is, for a link to it. */
  readonly currentRun: () => SharedRun;
  /** Where the server stands; only what is running or starting has to be stopped. */
  readonly status: ReadonlySignal<{ readonly kind: string }>;
  readonly newestMs: ReadonlySignal<number>;
  readonly startServer: () => Promise<void>;
  readonly stopServer: () => void;
  readonly play: (scenarioId: string, seed: number) => Promise<void>;
  readonly setPace: (pace: Pace) => void;
  readonly showMoment: (atMs: number) => void;
  readonly announce: (sentence: string) => void;
}

export function createLessonSharing(parts: LessonSharingParts): LessonSharing {
  const { bundle, workspace, announce } = parts;
  const arrival = signal<LinkArrival>({ kind: "none" });
  let opened = 0;
  let stopWaiting: (() => void) | null = null;

  async function read(text: string): Promise<Result<SharedWork, LinkFailure>> {
    try {
      return await (await parts.loadLinks()).readLink(text, bundle);
    } catch (error) {
      console.error(error);
      return fail({ code: "not-loaded" });
    }
  }

  function leave() {
    opened += 1;
    stopWaiting?.();
    // Whatever runs was started from the code that is about to leave the page.
    if (arrival.value.kind === "shown") parts.stopServer();
    arrival.value = { kind: "none" };
  }

  return {
    arrival,
    ownWorkExists: computed(() => Object.keys(workspace.own.edits.value).length > 0),
    async open(fragment) {
      const text = shareTextOf(fragment);
      if (text === null) return;
      opened += 1;
      const own = opened;
      const before = arrival.value;
      if (before.kind !== "shown") arrival.value = { kind: "reading" };
      const result = await read(text);
      if (opened !== own) return;
      if (!result.ok) {
        if (before.kind === "shown") parts.stopServer();
        arrival.value = { kind: "refused", failure: result.error };
        workspace.showMine();
        return;
      }
      const work = result.value;
      stopWaiting?.();
      const { kind } = parts.status.value;
      if (kind === "running" || kind === "starting") parts.stopServer();
      const scenario = bundle.scenarios.find(({ id }) => id === work.scenario) ?? null;
      workspace.showShared(work);
      arrival.value = { kind: "shown", work, scenario };
      announce("Someone else's code is shown. It does not run until you press Run. Your own work is kept.");
    },
    backToMine() {
      leave();
      workspace.showMine();
      announce("Your own code is back.");
    },
    makeMine() {
      leave();
      workspace.makeMine();
      announce("The shared code is yours now.");
    },
    dismissFailure() {
      if (arrival.value.kind === "refused") arrival.value = { kind: "none" };
    },
    async createLink(page) {
      try {
        const { writeLink } = await parts.loadLinks();
        return await writeLink(page, { lesson: bundle.slug, files: workspace.files.value, run: parts.currentRun() });
      } catch (error) {
        console.error(error);
        return fail({ code: "not-loaded" });
      }
    },
    async run() {
      const shown = arrival.value;
      stopWaiting?.();
      if (shown.kind !== "shown") return parts.startServer();
      const { work, scenario } = shown;
      parts.setPace(work.pace);
      await (scenario ? parts.play(scenario.id, work.seed) : parts.startServer());
      if (arrival.value !== shown || parts.status.value.kind !== "running") return;
      if (work.momentMs !== null) waitFor(work.momentMs);
    },
    nextSeed: (lastSeed) => (arrival.value.kind === "shown" ? arrival.value.work.seed : lastSeed + 1),
  };

  /** The moment can be shown once the run has come to it; a run that ends before never does. */
  function waitFor(momentMs: number) {
    let done = false;
    const dispose = effect(() => {
      if (done || parts.newestMs.value < momentMs) return;
      done = true;
      parts.showMoment(momentMs);
      queueMicrotask(() => stop());
    });
    const stop = () => {
      done = true;
      dispose();
      stopWaiting = null;
    };
    stopWaiting = stop;
  }
}
