import type { Keeping } from "../../lesson/workspace/own-work.ts";

/** When something was saved, as one says it: the time today, else the day too. Local time of the reader. */
export function savedWords(savedMs: number, nowMs: number): string {
  const saved = new Date(savedMs);
  const time = saved.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
  const now = new Date(nowMs);
  if (saved.toDateString() === now.toDateString()) return `today at ${time}`;
  const year = saved.getFullYear() === now.getFullYear() ? {} : ({ year: "numeric" } as const);
  return `${saved.toLocaleDateString("en-GB", { day: "numeric", month: "long", ...year })} at ${time}`;
}

/** What becomes of the work on show. Without a time where it would change with each key. */
export function keepingWords(keeping: Keeping, nowMs: number): string {
  switch (keeping.kind) {
    case "nothing-to-keep":
      return "The lesson's own files.";
    case "kept":
      if (!keeping.restored) return "Your version, kept on this device.";
      return keeping.savedMs === null
        ? "Restored your version of an earlier visit."
        : `Restored your version, saved ${savedWords(keeping.savedMs, nowMs)}.`;
    case "not-kept":
      return keeping.reason === "full"
        ? "Not kept: this browser's storage is full. Download or share what you want to keep."
        : "Not kept: this browser stores nothing for this site. Download or share what you want to keep.";
    case "changed-elsewhere":
      return "This lesson was changed in another tab.";
  }
}
