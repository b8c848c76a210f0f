import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { SandboxBundle } from "../../contract/sandbox.ts";
import type { SharedWork } from "../share/shared-work.ts";
import { createFrameworkFiles, type FrameworkFiles, type LoadFramework } from "./framework-files.ts";
import type { Edits } from "./kept-work.ts";
import type { OpenFile } from "./open-file.ts";
import { createOwnWork, type OwnWork, type OwnWorkParts } from "./own-work.ts";

/** Whose code is on show. Somebody else's is a copy of its own: edits to it touch nothing that is kept. */
export type Showing = { readonly kind: "mine" } | { readonly kind: "shared"; readonly work: SharedWork };

/** The files of an open lesson: the starter's, with the learner's edits over them, or somebody else's. */
export interface WorkspaceFiles {
  readonly files: ReadonlySignal<readonly OpenFile[]>;
  readonly activeFile: ReadonlySignal<string>;
  /** Grows with each change of what would run. */
  readonly revision: ReadonlySignal<number>;
  readonly showing: ReadonlySignal<Showing>;
  readonly own: OwnWork;
  readonly framework: FrameworkFiles;
  show(path: string): void;
  edit(path: string, source: string): void;
  showShared(work: SharedWork): void;
  showMine(): void;
  /** The shared files as they stand, in the place of one's own; those are put aside. */
  makeMine(): void;
}

export interface WorkspaceParts extends Pick<OwnWorkParts, "store" | "nowMs" | "announce"> {
  readonly bundle: SandboxBundle;
  readonly loadFramework: LoadFramework;
}

export function createWorkspaceFiles({ bundle, loadFramework, ...parts }: WorkspaceParts): WorkspaceFiles {
  const editable = new Set(bundle.editableFiles);
  const starter = new Map(bundle.starter.map((file) => [file.path, file.source]));
  const revision = signal(1);
  const grow = () => {
    revision.value += 1;
  };
  /** Only what this lesson lets change, and only where it differs from the starter. */
  const toEdits = (files: Edits): Edits =>
    Object.fromEntries(
      Object.entries(files).filter(([path, source]) => editable.has(path) && starter.get(path) !== source),
    );
  const shared = signal<{ readonly work: SharedWork; readonly edits: Edits } | null>(null);
  const own = createOwnWork({ ...parts, toEdits, onChange: grow });
  const framework = createFrameworkFiles(loadFramework);
  const activeFile = signal(bundle.focusFile);
  const edits = computed(() => shared.value?.edits ?? own.edits.value);
  const files = computed(() =>
    bundle.starter.map((file) => ({
      path: file.path,
      editable: editable.has(file.path),
      source: edits.value[file.path] ?? file.source,
      changed: file.path in edits.value,
    })),
  );

  return {
    files,
    activeFile,
    revision,
    showing: computed(() => (shared.value ? { kind: "shared", work: shared.value.work } : { kind: "mine" })),
    own,
    framework,
    show(path) {
      const showIn = (library: readonly { readonly path: string }[]) => {
        if (starter.has(path) || library.some((file) => file.path === path)) activeFile.value = path;
      };
      const { value } = framework.state;
      if (starter.has(path)) showIn([]);
      else if (value.kind === "loaded") showIn(value.files);
      else void framework.load().then(showIn);
    },
    edit(path, source) {
      if (!editable.has(path) || (edits.value[path] ?? starter.get(path)) === source) return;
      const next = toEdits({ ...edits.value, [path]: source });
      if (!shared.value) return own.write(next);
      shared.value = { ...shared.value, edits: next };
      grow();
    },
    showShared(work) {
      const changed = Object.fromEntries(work.files.map(({ path, source }) => [path, source]));
      shared.value = { work, edits: toEdits(changed) };
      const [first] = work.files;
      if (first && starter.has(first.path)) activeFile.value = first.path;
      grow();
    },
    showMine() {
      if (!shared.value) return;
      shared.value = null;
      grow();
    },
    makeMine() {
      if (!shared.value) return;
      const { edits: theirs } = shared.value;
      shared.value = null;
      own.replace(theirs);
    },
  };
}
