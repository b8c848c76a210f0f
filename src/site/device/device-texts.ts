/** Reads and changes what this device keeps, so that each change can be taken back. */
import { isStorageFull } from "../../contract/storage-full.ts";
import { type KeptTexts, kindOfKey } from "./kept-kinds.ts";

/** One entry before and after; null stands for none. */
export interface TextChange {
  readonly key: string;
  readonly from: string | null;
  readonly to: string | null;
}

export type ChangeOutcome =
  | { readonly kind: "done" }
  /** Nothing was changed. */
  | { readonly kind: "refused"; readonly reason: "full" | "forbidden" };

/** Null where the browser refuses storage. */
export function readDevice(): KeptTexts | null {
  try {
    const keys = Array.from({ length: localStorage.length }, (_, index) => localStorage.key(index) ?? "");
    return new Map(keys.filter(kindOfKey).map((key) => [key, localStorage.getItem(key) ?? ""]));
  } catch {
    return null;
  }
}

/** All of the changes or none. One that another tab has overtaken since `from` was read is left out. */
export function changeDevice(changes: readonly TextChange[]): ChangeOutcome {
  const made: TextChange[] = [];
  try {
    for (const change of changes) {
      if (localStorage.getItem(change.key) !== change.from) continue;
      write(change.key, change.to);
      made.push(change);
    }
    return { kind: "done" };
  } catch (error) {
    for (const { key, from } of made.reverse()) write(key, from);
    return { kind: "refused", reason: isStorageFull(error) ? "full" : "forbidden" };
  }
}

export const takeBack = (changes: readonly TextChange[]): TextChange[] =>
  changes.map(({ key, from, to }) => ({ key, from: to, to: from }));

function write(key: string, text: string | null): void {
  if (text === null) localStorage.removeItem(key);
  else localStorage.setItem(key, text);
}
