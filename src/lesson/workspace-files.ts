import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { SandboxBundle } from "../contract/sandbox.ts";
import type { EditStorage } from "./edit-storage.ts";
import type { OpenFile } from "./open-file.ts";

/** The files of an open lesson: the starter's, with the learner's edits over them. */
export interface WorkspaceFiles {
  readonly files: ReadonlySignal<readonly OpenFile[]>;
  readonly activeFile: ReadonlySignal<string>;
  readonly revision: ReadonlySignal<number>;
  readonly restored: ReadonlySignal<boolean>;
  show(path: string): void;
  /** False when this device would not keep the edit. */
  edit(path: string, source: string): boolean;
  startFresh(): void;
}

export function createWorkspaceFiles(bundle: SandboxBundle, storage: EditStorage): WorkspaceFiles {
  const editable = new Set(bundle.editableFiles);
  const known = new Set(bundle.starter.map((file) => file.path));
  const kept = Object.entries(storage.load()).filter(([path]) => editable.has(path) && known.has(path));
  const edits = signal<Readonly<Record<string, string>>>(Object.fromEntries(kept));
  const activeFile = signal(bundle.focusFile);
  const revision = signal(1);
  const restored = signal(kept.length > 0);
  const files = computed(() =>
    bundle.starter.map((file) => ({
      path: file.path,
      editable: editable.has(file.path),
      source: edits.value[file.path] ?? file.source,
      changed: file.path in edits.value,
    })),
  );

  function change(next: Readonly<Record<string, string>>): boolean {
    edits.value = next;
    revision.value += 1;
    return storage.save(next);
  }

  return {
    files,
    activeFile,
    revision,
    restored,
    show(path) {
      if (known.has(path)) activeFile.value = path;
    },
    edit(path, source) {
      const starter = bundle.starter.find((file) => file.path === path);
      if (!starter || !editable.has(path) || (edits.value[path] ?? starter.source) === source) return true;
      const { [path]: _, ...others } = edits.value;
      return change(source === starter.source ? others : { ...others, [path]: source });
    },
    startFresh() {
      restored.value = false;
      change({});
    },
  };
}
