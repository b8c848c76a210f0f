import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { SandboxBundle } from "../../contract/sandbox.ts";
import { createWorkStore } from "../workspace/kept-work.ts";
import type { WorkspaceFiles } from "../workspace/workspace-files.ts";
import { createHintCount } from "./hint-count.ts";

/** One editable file as the lesson's solution has it; what that leaves alone is the starter's. */
export interface SolutionFile {
  readonly path: string;
  readonly source: string;
  /** Why it works, plain text; null where the lesson says nothing. */
  readonly note: string | null;
}

/** Help for those who ask for it: hints one at a time, and the solution beside one's own work, never over it. */
export interface LessonHelp {
  /** How many hints were asked for in this visit. */
  readonly hintsTaken: ReadonlySignal<number>;
  readonly takeHint: () => void;
  readonly solution: readonly SolutionFile[];
  /** True while the solution stands where the editor was. */
  readonly looking: ReadonlySignal<boolean>;
  /** True before a first check and a first look: then it is asked for once more. */
  readonly asksFirst: ReadonlySignal<boolean>;
  readonly look: () => void;
  readonly lookAway: () => void;
  /** True when the learner's files are the solution's. */
  readonly adopted: ReadonlySignal<boolean>;
  /** Replaces the learner's files by the solution's; what was there is kept, over a reload as well. */
  readonly adopt: () => void;
  /** True when there is own work to bring back. */
  readonly canRestore: ReadonlySignal<boolean>;
  readonly restoreMine: () => void;
}

interface LessonHelpParts {
  readonly bundle: SandboxBundle;
  readonly workspace: WorkspaceFiles;
  readonly attempted: ReadonlySignal<boolean>;
  /** Kept on this device; null where the browser offers none. */
  readonly store: Storage | null;
  /** Kept for this visit. */
  readonly visitStore: Storage | null;
}

export function createLessonHelp(parts: LessonHelpParts): LessonHelp {
  const { bundle, workspace, attempted } = parts;
  const hints = createHintCount(bundle.slug, bundle.hints.length, parts.visitStore);
  const storage = createWorkStore(`${bundle.slug}:before-solution`, parts.store);
  const looking = signal(false);
  const looked = signal(false);
  const mine = signal<Readonly<Record<string, string>>>(storage.first.edits);

  /** What each editable file is in the solution: a file that it leaves alone is the starter's. */
  const solved = new Map(
    [...bundle.starter, ...bundle.solution]
      .filter(({ path }) => bundle.editableFiles.includes(path))
      .map(({ path, source }) => [path, source]),
  );
  const own = computed(() =>
    Object.fromEntries(workspace.files.value.flatMap((file) => (file.editable ? [[file.path, file.source]] : []))),
  );
  const adopted = computed(() => [...solved].every(([path, source]) => own.value[path] === source));

  function replace(files: Iterable<readonly [string, string]>) {
    for (const [path, source] of files) workspace.edit(path, source);
  }

  function remember(files: Readonly<Record<string, string>>) {
    mine.value = files;
    storage.save({ edits: files, savedMs: null }, true);
  }

  return {
    hintsTaken: hints.taken,
    takeHint: hints.take,
    solution: [...solved].map(([path, source]) => ({ path, source, note: bundle.solutionNotes[path] ?? null })),
    looking,
    asksFirst: computed(() => !attempted.value && !looked.value),
    look() {
      looked.value = true;
      looking.value = true;
    },
    lookAway() {
      looking.value = false;
    },
    adopted,
    adopt() {
      if (adopted.value) return;
      remember(own.value);
      replace(solved);
      looking.value = false;
    },
    canRestore: computed(() => Object.entries(mine.value).some(([path, source]) => own.value[path] !== source)),
    restoreMine() {
      replace(Object.entries(mine.value));
      remember({});
      looking.value = false;
    },
  };
}
