import type { AutopsyReport, EndFact, ReleaseFact } from "../../trace/autopsy/autopsy-report.ts";
import type { EditorMark } from "../editor-mark.ts";

/**
 * The editor's mark at the release that a lease did not reach, or at what stands in its place.
 *
 * @param isPending the lease's holder is gone and its code may yet return it
 */
export function toReleaseMarks(report: AutopsyReport | null, isPending: boolean): readonly EditorMark[] {
  if (!report?.end || report.returned) return [];
  const { release, end, holderLabel } = report;
  const message = messageOf(release, `${holderLabel} ${endWord(end)}`, holderLabel, isPending && !report.serverEnd);
  return message !== null && "site" in release ? [{ ...release.site, kind: "skipped-release", message }] : [];
}

function messageOf(release: ReleaseFact, ending: string, holder: string, isPending: boolean): string | null {
  switch (release.kind) {
    case "known":
    case "unreached":
      if (isPending) return `not reached yet, and ${ending}`;
      if (release.kind === "known" && release.tookOver) return `gave back a later lease of ${holder}`;
      return `skipped ${release.timesSkipped > 1 ? `${release.timesSkipped} times, once` : "once,"} when ${ending}`;
    case "uncalled":
      return "names the release, does not call it";
    case "closed":
      return "closed the connection, gave nothing back";
    case "absent":
    case "pool":
    case "unknown":
      return null;
  }
}

function endWord({ outcome, error, close }: EndFact): string {
  if (close?.by === "network") return "vanished";
  if (close?.by === "client") return "left";
  if (outcome === "returned") return "returned";
  // An error of the database's own calls itself no more than that.
  return error && error.name !== "error" ? `threw ${error.name}` : "threw an error";
}
