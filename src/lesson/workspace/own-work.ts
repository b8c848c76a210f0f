import { batch, computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Edits, KeptWork, RefusalReason, WorkStore } from "./kept-work.ts";

/** Whether the learner's work outlives the page. */
export type Keeping =
  | { readonly kind: "nothing-to-keep" }
  /** @see KeptWork.savedMs */
  | { readonly kind: "kept"; readonly savedMs: number | null; readonly restored: boolean }
  | { readonly kind: "not-kept"; readonly reason: RefusalReason }
  /** Another tab wrote; this one writes no more until its reader has chosen. */
  | { readonly kind: "changed-elsewhere"; readonly theirs: KeptWork; readonly unsaved: boolean };

/** The learner's own edits to one lesson, and what becomes of them. */
export interface OwnWork {
  readonly edits: ReadonlySignal<Edits>;
  readonly keeping: ReadonlySignal<Keeping>;
  /** Work that was replaced and can be brought back once; null when there is none. */
  readonly putAside: ReadonlySignal<KeptWork | null>;
  write(edits: Edits): void;
  /** Other edits in the place of these, which are put aside. */
  replace(edits: Edits): void;
  startFresh(): void;
  /** What was put aside, in the place of what is there. */
  bringBack(): void;
  /** Shows what the other tab wrote; what was not kept of this tab's is put aside. */
  takeTheirs(): void;
  /** Writes this tab's work over the other's, which is put aside. */
  keepMine(): void;
  /** Looks whether another tab wrote. */
  lookElsewhere(): void;
}

export interface OwnWorkParts {
  readonly store: WorkStore;
  /** Wall clock, milliseconds since 1970. */
  readonly nowMs: () => number;
  /** Only what may be changed and differs from the starter. */
  readonly toEdits: (files: Edits) => Edits;
  readonly announce: (sentence: string) => void;
  /** Called when the edits are others than before. */
  readonly onChange: () => void;
}

const isEmpty = (edits: Edits): boolean => Object.keys(edits).length === 0;

export function createOwnWork({ store, nowMs, toEdits, announce, onChange }: OwnWorkParts): OwnWork {
  const first = { ...store.first, edits: toEdits(store.first.edits) };
  const edits = signal<Edits>(first.edits);
  const saved = signal<KeptWork>(first);
  const restored = signal(!isEmpty(first.edits));
  const refusal = signal<RefusalReason | null>(store.usable ? null : "forbidden");
  const theirs = signal<KeptWork | null>(null);
  const aside = signal(store.setAside());

  const keeping = computed<Keeping>(() => {
    if (theirs.value) {
      const unsaved = edits.value !== saved.value.edits;
      return { kind: "changed-elsewhere", theirs: theirs.value, unsaved };
    }
    if (refusal.value) return { kind: "not-kept", reason: refusal.value };
    if (isEmpty(edits.value)) return { kind: "nothing-to-keep" };
    return { kind: "kept", savedMs: saved.value.savedMs, restored: restored.value };
  });

  function setAside(work: KeptWork) {
    const kept = isEmpty(work.edits) ? null : work;
    store.putAside(kept);
    aside.value = kept;
  }

  function meet(written: KeptWork | null) {
    if (written && !theirs.value) announce("This lesson was changed in another tab. Choose which version to keep.");
    theirs.value = written;
  }

  function save(over = false) {
    if (theirs.value && !over) return;
    const work = { edits: edits.value, savedMs: nowMs() };
    const outcome = store.save(work, over);
    switch (outcome.kind) {
      case "kept":
        saved.value = work;
        refusal.value = null;
        theirs.value = null;
        return;
      case "refused":
        if (!refusal.value) announce("Your work is not kept: this browser refuses to store it.");
        refusal.value = outcome.reason;
        return;
      case "changed-elsewhere":
        meet(outcome.theirs);
        return;
    }
  }

  function change(next: Edits) {
    batch(() => {
      edits.value = next;
      save();
      onChange();
    });
  }

  const present = (): KeptWork => ({
    edits: edits.value,
    savedMs: edits.value === saved.value.edits ? saved.value.savedMs : nowMs(),
  });

  function replace(next: Edits) {
    batch(() => {
      setAside(present());
      restored.value = false;
      change(next);
    });
  }

  return {
    edits,
    keeping,
    putAside: aside,
    write: change,
    replace,
    startFresh() {
      if (!isEmpty(edits.value)) replace({});
    },
    bringBack() {
      const back = aside.value;
      if (!back) return;
      batch(() => {
        // What is there now is put aside in turn only where it would be lost otherwise.
        setAside(present());
        change(toEdits(back.edits));
      });
    },
    takeTheirs() {
      if (!theirs.value) return;
      batch(() => {
        if (edits.value !== saved.value.edits) setAside(present());
        const taken = store.adopt();
        const next = toEdits(taken.edits);
        saved.value = { ...taken, edits: next };
        edits.value = next;
        theirs.value = null;
        restored.value = false;
        onChange();
      });
    },
    keepMine() {
      const other = store.peek() ?? theirs.value;
      if (!theirs.value || !other) return;
      batch(() => {
        setAside({ ...other, edits: toEdits(other.edits) });
        save(true);
      });
    },
    lookElsewhere() {
      meet(store.peek());
    },
  };
}
