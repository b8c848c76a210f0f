import type { Recording } from "../../contract/recording.ts";

interface LoopTrackProps {
  readonly stalls: NonNullable<Recording["stalls"]>;
  readonly endMs: number;
  readonly atMs: number;
}

/** The event loop over the whole recording: where it ran, where it stood still, and what it does at the moment. */
export function LoopTrack({ stalls, endMs, atMs }: LoopTrackProps) {
  const current = stalls.find(({ fromMs, toMs }) => fromMs <= atMs && atMs < toMs);
  const percent = (ms: number) => `${(ms / endMs) * 100}%`;
  return (
    <div class={current ? "loop loop-stands" : "loop"}>
      <p>
        <strong>Event loop</strong>{" "}
        {current
          ? `stands still for ${((atMs - current.fromMs) / 1_000).toFixed(1)} s: nothing else in this process runs`
          : "runs: whoever asks is answered"}
      </p>
      <div class="loop-track" aria-hidden="true">
        {stalls.map(({ fromMs, toMs }) => (
          <i key={fromMs} style={{ left: percent(fromMs), width: percent(toMs - fromMs) }} />
        ))}
        <b style={{ left: percent(atMs) }} />
      </div>
    </div>
  );
}
