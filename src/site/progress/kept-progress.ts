/**
 * Progress on this device. Nothing is remembered between two calls: each write merges into what is there at that
 * moment, so that tabs never undo each other, nor what another tab has cleared.
 */
import { isStorageFull } from "../../contract/storage-full.ts";
import { emptyRecord, mergeProgress, type ProgressRecord, parseProgress, type ReadRecord } from "./progress-record.ts";

export const progressKey = "watertight.progress";
/** What could not be read, as it stood; a second one goes under the same name with a number. */
export const progressAsideKey = "watertight.progress.aside";

export type KeepOutcome = "kept" | "full" | "forbidden";

export function readProgress(): ReadRecord & { readonly usable: boolean } {
  try {
    return { ...parseProgress(localStorage.getItem(progressKey)), usable: true };
  } catch {
    return { record: emptyRecord, sound: true, usable: false };
  }
}

export function addProgress(more: Partial<ProgressRecord>): KeepOutcome {
  try {
    const text = localStorage.getItem(progressKey);
    const { record, sound } = parseProgress(text);
    const next = JSON.stringify(mergeProgress(record, { ...emptyRecord, ...more }));
    // The damaged text is kept before anything is written over it.
    if (!sound && text !== null) localStorage.setItem(freeAsideKey(progressAsideKey, text), text);
    if (next !== text) localStorage.setItem(progressKey, next);
    return "kept";
  } catch (error) {
    return isStorageFull(error) ? "full" : "forbidden";
  }
}

/** The first of a name's places, numbered from 2 on, that is free or holds this text already. */
export function freeAsideKey(name: string, text: string): string {
  let key = name;
  for (let count = 2; ![null, text].includes(localStorage.getItem(key)); count += 1) key = `${name}.${count}`;
  return key;
}
