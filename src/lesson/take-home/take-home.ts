import { type ReadonlySignal, signal } from "@preact/signals";
import type { PackOptions } from "./pack-take-home.ts";
import type { TakeHomeLesson } from "./readme.ts";

export type TakeHomeState =
  | { readonly kind: "idle" }
  | { readonly kind: "packing"; readonly step: number; readonly steps: number; readonly name: string }
  | { readonly kind: "saved" }
  | { readonly kind: "failed"; readonly message: string; readonly remedy: string };

/** The copy of a lesson that runs on the learner's own Node. */
export interface TakeHome {
  readonly state: ReadonlySignal<TakeHomeState>;
  /** Packs the files as they stand, whatever the server does; one at a time. */
  readonly download: () => Promise<void>;
  readonly cancel: () => void;
}

export interface TakeHomeSetup {
  readonly lesson: TakeHomeLesson;
  readonly files: () => PackOptions["files"];
  /** The code that packs; fetched with the first press. */
  readonly loadDownload: () => Promise<(options: PackOptions) => Promise<void>>;
}

export function createTakeHome({ lesson, files, loadDownload }: TakeHomeSetup): TakeHome {
  const state = signal<TakeHomeState>({ kind: "idle" });
  let attempt: AbortController | null = null;

  async function download() {
    if (attempt) return;
    const current = new AbortController();
    attempt = current;
    const chosen = files();
    state.value = { kind: "packing", step: 0, steps: 0, name: "the list of files" };
    try {
      const save = await loadDownload();
      await save({
        lesson,
        files: chosen,
        signal: current.signal,
        onStep: (step, steps, name) => {
          if (!current.signal.aborted) state.value = { kind: "packing", step, steps, name };
        },
      });
      if (!current.signal.aborted) state.value = { kind: "saved" };
    } catch (error) {
      if (!current.signal.aborted) state.value = toFailed(error);
    } finally {
      if (attempt === current) attempt = null;
    }
  }

  return {
    state,
    download,
    cancel() {
      attempt?.abort();
      attempt = null;
      state.value = { kind: "idle" };
    },
  };
}

const toFailed = (error: unknown): TakeHomeState => ({
  kind: "failed",
  message: error instanceof Error ? error.message : String(error),
  remedy: "Check the network, then press Download again; your edits are kept.",
});
