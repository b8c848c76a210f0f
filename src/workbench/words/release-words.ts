import type { ReleaseFact, SkippedRelease } from "../../trace/autopsy/autopsy-report.ts";

/** Where a line of the run's source stands now. */
type LineNow = (place: { readonly file: string; readonly line: number }) => number;

/**
 * What is known of the release that did not run; null where nothing may be said.
 *
 * @param isPending the code that holds the lease may yet come to it
 */
export function releaseWords(release: ReleaseFact, isPending: boolean, lineNow: LineNow): string | null {
  switch (release.kind) {
    case "known":
      if (isPending)
        return `other leases from this line came back here, ${times(release.timesReached)}; this one may yet`;
      if (release.tookOver) return "gave back a lease that the same holder took later: the name meant that one by then";
      return `other leases from this line came back here, ${times(release.timesReached)}${withinWords(release, lineNow)}`;
    case "unreached":
      if (isPending) return "not reached yet: code that gives back late may still run it";
      return `not reached in this run${withinWords(release, lineNow)}`;
    case "uncalled":
      return "names the release and does not call it: the parentheses are missing";
    case "closed":
      return "closed the connection. Its place in the pool stays taken: only release() gives it back";
    case "absent":
      return release.name === null
        ? `the code in ${release.file} that took it has no line that gives it back`
        : `nothing in ${release.file} calls ${release.name}.release() for it`;
    case "pool":
    case "unknown":
      return null;
  }
}

const times = (count: number) => (count === 1 ? "once" : `${count.toLocaleString("en")} times`);

function withinWords({ within, site }: SkippedRelease, lineNow: LineNow): string {
  const now = (line: number) => lineNow({ file: site.file, line });
  switch (within.kind) {
    case "plain":
      return "";
    case "catch":
      return "; it stands in a catch, which runs only when something throws";
    case "condition":
      return "; it stands under a condition that did not hold";
    case "promise-all":
      return "; Promise.all failed with the first request that did, so what the others were lent has no name";
    case "timer":
      return "; it stands in a timer that did not fire";
    case "generator":
      return within.how === "thrown-into"
        ? `; an error was thrown in at the yield in line ${now(within.yieldLine)}, and no finally holds the release`
        : `; its generator stopped at the yield in line ${now(within.yieldLine)}, and nobody resumed or ended it`;
    case "disposer":
      return "; it stands in a disposer, which only `using` calls";
    case "finally":
      return finallyWords(within.how, now(within.tryLine));
  }
}

function finallyWords(how: "not-entered" | "left" | "either", tryLine: number): string {
  switch (how) {
    case "not-entered":
      return `; it stands in a finally, but the try in line ${tryLine} was not entered: the code left before it`;
    case "left":
      return "; it stands in a finally, which was left before it";
    case "either":
      return "; it stands in a finally, whose try was not entered or whose block left before it";
  }
}

/** By which line the code left before it came to the release; null where that is not read from its text. */
export function exitWords(release: ReleaseFact, lineNow: LineNow): string | null {
  if (release.kind !== "known" && release.kind !== "unreached") return null;
  const lines = release.exits.map(lineNow);
  const last = lines.at(-1);
  if (lines.length === 0 || last === undefined) return null;
  if (lines.length === 1) return "the one way out before the release";
  return `by line ${lines.slice(0, -1).join(", ")} or ${last}`;
}
