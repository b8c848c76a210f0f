import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { SandboxBundle } from "../../contract/sandbox.ts";
import { createWorkStore } from "../workspace/kept-work.ts";
import type { WorkspaceFiles } from "../workspace/workspace-files.ts";
import type { LessonHelp } from "./help.ts";
import { createHintCount } from "./hint-count.ts";

interface LessonHelpParts {
  readonly bundle: SandboxBundle;
  readonly workspace: WorkspaceFiles;
  readonly attempted: ReadonlySignal<boolean>;
  /** Kept on this device; null where the browser offers none. */
  readonly store: Storage | null;
  /** Kept for this visit. */
  readonly visitStore: Storage | null;
  readonly say: (text: string) => void;
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
    failToShow() {
      looking.value = false;
      parts.say("The solution could not be shown. Look at your connection, then press “Show solution” again.");
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
