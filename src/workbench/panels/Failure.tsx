import { useEffect, useRef } from "preact/hooks";
import type { Site } from "../../contract/trace-event.ts";
import type { OpenLesson, ServerStatus } from "../../lesson/open-lesson.ts";
import { SiteLink } from "./SiteLink.tsx";

interface Told {
  readonly title: string;
  readonly message: string;
  readonly site: Site | null;
  readonly remedy: string;
}

const remedies = {
  unresponsive: "Look for a loop that never awaits; it was stopped so that the page stays alive. Then press Run.",
  "over-budget": "Look for a loop that opens, prints or posts without end. Then press Run.",
  "uncaught-error": "An error that nobody caught ends the process. Mend it, then press Run.",
};

/** What went wrong, where, and what helps; null while nothing has. */
function tell(status: ServerStatus): Told | null {
  switch (status.kind) {
    case "start-failed": {
      const { message, remedy, error } = status.failure;
      return { title: "The server did not start", message, site: error.site, remedy };
    }
    case "engine-failed":
      return { title: "The engine failed", message: status.failure.message, site: null, remedy: status.failure.remedy };
    case "exited": {
      if (status.reason === "stopped") return null;
      return { title: "The server ended", message: status.message, site: null, remedy: remedies[status.reason] };
    }
    default:
      return null;
  }
}

interface FailureProps {
  readonly lesson: OpenLesson;
  readonly onShowLine: (site: Site) => void;
}

export function Failure({ lesson, onShowLine }: FailureProps) {
  const status = lesson.status.value;
  const panel = useRef<HTMLElement>(null);
  // Whoever pressed Run at the foot of a phone, or far down among the traffic, would see nothing of it.
  useEffect(() => panel.current?.scrollIntoView({ block: "nearest" }), [status]);
  const told = tell(status);
  if (!told) return null;
  return (
    <section class="failure" aria-label={told.title} ref={panel}>
      <h3>{told.title}</h3>
      <p class="failure-message">{told.message}</p>
      {told.site && (
        <p>
          at <SiteLink site={told.site} onShowLine={onShowLine} />
        </p>
      )}
      <p class="failure-remedy">{told.remedy}</p>
    </section>
  );
}
