import { type ReadonlySignal, signal } from "@preact/signals";

/** A file that lessons build on, there to be read. */
export interface FrameworkFile {
  /** As the tabs name it: `tiny/app.ts`. */
  readonly path: string;
  readonly source: string;
}

export type LoadFramework = () => Promise<readonly FrameworkFile[]>;

export type FrameworkState =
  | { readonly kind: "not-loaded" }
  | { readonly kind: "loading" }
  | { readonly kind: "loaded"; readonly files: readonly FrameworkFile[] }
  | { readonly kind: "failed" };

/** The framework's sources; fetched when somebody first wants to read one. */
export interface FrameworkFiles {
  readonly state: ReadonlySignal<FrameworkState>;
  /** Empty when they could not be fetched; the next call tries again. */
  load(): Promise<readonly FrameworkFile[]>;
}

export function createFrameworkFiles(fetchFiles: LoadFramework): FrameworkFiles {
  const state = signal<FrameworkState>({ kind: "not-loaded" });
  let pending: Promise<readonly FrameworkFile[]> | null = null;

  async function fetchOnce(): Promise<readonly FrameworkFile[]> {
    state.value = { kind: "loading" };
    try {
      const files = await fetchFiles();
      state.value = { kind: "loaded", files };
      return files;
    } catch (error) {
      console.error(error);
      pending = null;
      state.value = { kind: "failed" };
      return [];
    }
  }

  return {
    state,
    load() {
      pending ??= fetchOnce();
      return pending;
    },
  };
}
