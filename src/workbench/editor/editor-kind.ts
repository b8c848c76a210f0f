/** Monaco with types and completion, or a text area that loads at once and suits fingers. */
export type EditorKind = "full" | "plain";

const storageKey = "watertight:editor";
/** Narrower than this, in CSS pixels, completion lists and hovers cover the code. */
const narrowest = 560;

/** What the reader chose on this device, else what suits pointer and room. */
export function chooseEditorKind(width: number): EditorKind {
  const chosen = readChoice();
  if (chosen) return chosen;
  return width < narrowest || matchMedia("(pointer: coarse)").matches ? "plain" : "full";
}

/** False where this device keeps no choice: it then holds until the page is left. */
export function keepEditorKind(kind: EditorKind): boolean {
  try {
    localStorage.setItem(storageKey, kind);
    return true;
  } catch {
    return false;
  }
}

function readChoice(): EditorKind | null {
  try {
    const kept = localStorage.getItem(storageKey);
    return kept === "full" || kept === "plain" ? kept : null;
  } catch {
    // Storage is forbidden: nothing was ever chosen here.
    return null;
  }
}
