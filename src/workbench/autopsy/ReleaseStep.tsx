import type { ComponentChildren } from "preact";
import type { Site } from "../../contract/trace-event.ts";
import type { ReleaseFact } from "../../trace/autopsy/autopsy-report.ts";
import { releaseWords } from "../words/release-words.ts";
import { PathStep } from "./PathStep.tsx";

interface ReleaseStepProps {
  readonly release: ReleaseFact;
  readonly isPending: boolean;
  readonly lineNow: (place: Pick<Site, "file" | "line">) => number;
  readonly place: (site: Site) => ComponentChildren;
  readonly code: (site: Site, struck: boolean) => ComponentChildren;
}

/** The end of a way that does not lead back: the release that was not reached, or what stands in its place. */
export function ReleaseStep({ release, isPending, lineNow, place, code }: ReleaseStepProps) {
  const words = releaseWords(release, isPending, lineNow);
  if (words === null) return null;
  if (release.kind === "absent")
    return (
      <PathStep kind="skipped" time="never">
        <span class="autopsy-note">{words}</span>
      </PathStep>
    );
  if (!("site" in release)) return null;
  const didRun =
    release.kind === "closed" || release.kind === "uncalled" || (release.kind === "known" && release.tookOver);
  const neverRan = !didRun && !isPending;
  return (
    <PathStep
      kind={isPending ? "pending" : "skipped"}
      time={didRun ? null : isPending ? "not yet" : "never ran"}
      code={code(release.site, neverRan)}
    >
      {place(release.site)} <span class="autopsy-note">{words}</span>
    </PathStep>
  );
}
