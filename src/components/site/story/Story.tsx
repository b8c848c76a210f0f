import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { TracePicture } from "../../../workbench/recorded/TracePicture.tsx";
import { clockFace } from "../../../workbench/words/time-words.ts";
import type { StoryStep } from "./story-steps.ts";
import type { StoryTrace } from "./story-trace.ts";
import { useStoryMoment } from "./use-story-moment.ts";

interface StoryProps {
  readonly steps: readonly StoryStep[];
  /** Where the runs are. */
  readonly addresses: Readonly<Record<StoryStep["trace"], string>>;
  /** Stands there until they are loaded, and where they cannot be. */
  readonly children?: ComponentChildren;
}

type Runs = Readonly<Record<StoryStep["trace"], StoryTrace>>;

const fetchLimitMs = 15_000;

async function fetchRun(address: string): Promise<StoryTrace> {
  const response = await fetch(address, { signal: AbortSignal.timeout(fetchLimitMs) });
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  // A file of this site's own, which a test has read by its schema.
  return (await response.json()) as StoryTrace;
}

/** The gauge beside the first page's steps: it shows the moment to which one has scrolled. */
export function Story({ steps, addresses, children }: StoryProps) {
  const [runs, setRuns] = useState<Runs | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const host = useRef<HTMLDivElement>(null);
  const { step, atMs } = useStoryMoment(steps, host);
  useEffect(() => {
    Promise.all([fetchRun(addresses.leaking), fetchRun(addresses.mended)]).then(
      ([leaking, mended]) => setRuns({ leaking, mended }),
      (error: unknown) => setFailure(error instanceof Error ? error.message : String(error)),
    );
  }, [addresses]);
  const shown = steps[step];
  return (
    <div class="story-stage" ref={host} data-step={shown?.id} data-at-ms={Math.round(atMs)}>
      {runs && shown ? (
        <TracePicture events={runs[shown.trace].events} atMs={atMs} tableName="Connections in the recorded run" />
      ) : (
        children
      )}
      {failure && <p role="status">The moving picture could not be loaded ({failure}); the text tells the same.</p>}
      <div class="story-foot">
        <span class="story-clock">
          <span class="visually-hidden">Recorded run, at </span>
          {clockFace(runs ? atMs : (steps[0]?.toMs ?? 0))}
        </span>
        <nav aria-label="Steps of the story">
          {steps.map(({ id, title }, index) => (
            <a key={id} href={`#${id}`} aria-current={runs && index === step ? "step" : undefined}>
              <span class="visually-hidden">{title}</span>
              <span aria-hidden="true">{index + 1}</span>
            </a>
          ))}
        </nav>
      </div>
    </div>
  );
}
