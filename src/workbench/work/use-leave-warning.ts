import { useEffect } from "preact/hooks";
import type { Edits } from "../../lesson/workspace/kept-work.ts";
import type { Keeping } from "../../lesson/workspace/own-work.ts";

/** Lets the browser ask before the page is left with work that nothing keeps. */
export function useLeaveWarning(keeping: Keeping, edits: Edits): void {
  const unkept =
    (keeping.kind === "not-kept" && Object.keys(edits).length > 0) ||
    (keeping.kind === "changed-elsewhere" && keeping.unsaved);
  useEffect(() => {
    if (!unkept) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [unkept]);
}
