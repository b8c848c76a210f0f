import { useEffect } from "preact/hooks";
import type { LessonSharing } from "../../lesson/share/lesson-sharing.ts";
import { withoutShare } from "../../lesson/share/share-address.ts";

/** Reads a shared work from the address, now and whenever another link is pasted into the same tab. */
export function useSharedLink(sharing: LessonSharing): void {
  useEffect(() => {
    const read = () => void sharing.open(location.hash);
    read();
    addEventListener("hashchange", read);
    return () => removeEventListener("hashchange", read);
  }, [sharing]);
}

/** So that a reload shows one's own work. */
export function forgetLink(): void {
  history.replaceState(history.state, "", withoutShare(new URL(location.href)));
}
