import { useEffect, useState } from "preact/hooks";
import type { Recording } from "../../contract/recording.ts";
import { EmptyGauge } from "../gauge/EmptyGauge.tsx";
import { clockFace } from "../words/time-words.ts";
import { LoopTrack } from "./LoopTrack.tsx";
import { Moments } from "./Moments.tsx";
import type { Moment } from "./moments.ts";
import { ProgramLine } from "./ProgramLine.tsx";
import { TracePicture } from "./TracePicture.tsx";
import { usePlayback } from "./use-playback.ts";

interface RecordedRunProps extends Pick<Recording, "title" | "endMs" | "stalls"> {
  /** Where the recording is. */
  readonly src: string;
  readonly moments: readonly Moment[];
  readonly lanes: number;
}

type Loaded =
  | { readonly kind: "loading" }
  | { readonly kind: "ready"; readonly recording: Recording }
  | { readonly kind: "failed"; readonly why: string };

const fetchLimitMs = 15_000;

const rates = [0.25, 1, 4];

async function fetchRecording(src: string): Promise<Recording> {
  const response = await fetch(src, { signal: AbortSignal.timeout(fetchLimitMs) });
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  // A file of this site's own, which the build has read by its schema.
  return (await response.json()) as Recording;
}

/** A recorded run to play, to stop, and to leaf through; its moments in words stand there before it is loaded. */
export function RecordedRun({ title, src, moments, endMs, stalls, lanes }: RecordedRunProps) {
  const [loaded, setLoaded] = useState<Loaded>({ kind: "loading" });
  const { atMs, playing, rate, play, pause, goTo, setRate } = usePlayback(endMs);
  useEffect(() => {
    fetchRecording(src).then(
      (recording) => setLoaded({ kind: "ready", recording }),
      (error: unknown) => setLoaded({ kind: "failed", why: error instanceof Error ? error.message : String(error) }),
    );
  }, [src]);
  const ready = loaded.kind === "ready";
  const newest = moments.findLast((moment) => moment.atMs <= atMs);
  return (
    <div class="recorded-run">
      {ready ? (
        <TracePicture
          events={loaded.recording.events}
          atMs={atMs}
          tableName={`Connections in the recording: ${title}`}
        />
      ) : (
        <EmptyGauge lanes={lanes} />
      )}
      {loaded.kind === "failed" && (
        <p role="status">
          The picture could not be loaded: {loaded.why}. The moments below tell the same; reload the page to try again.
        </p>
      )}
      {ready && <ProgramLine recording={loaded.recording} atMs={atMs} />}
      {stalls && <LoopTrack stalls={stalls} endMs={endMs} atMs={atMs} />}
      <input
        type="range"
        min="0"
        max={endMs}
        step="100"
        disabled={!ready}
        value={atMs}
        aria-label="Moment of the recording"
        aria-valuetext={newest ? `${clockFace(atMs)}, ${newest.text}` : clockFace(atMs)}
        onInput={({ currentTarget }) => goTo(Number(currentTarget.value))}
      />
      <div class="recorded-controls">
        <button
          type="button"
          disabled={!ready}
          aria-label={playing ? "Pause the recording" : "Play the recording"}
          onClick={playing ? pause : play}
        >
          {playing ? "Pause" : "Play"}
        </button>
        <fieldset class="rates" aria-label="Speed">
          {rates.map((each) => (
            <button
              key={each}
              type="button"
              aria-label={`Recording at x${each}`}
              aria-pressed={each === rate}
              onClick={() => setRate(each)}
            >
              {`x${each}`}
            </button>
          ))}
        </fieldset>
        <span class="recorded-time" aria-hidden="true">
          {clockFace(atMs)}
        </span>
      </div>
      <Moments moments={moments} atMs={atMs} onGoTo={ready ? goTo : null} />
    </div>
  );
}
