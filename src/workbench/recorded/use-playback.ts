import { useEffect, useState } from "preact/hooks";

export interface Playback {
  readonly atMs: number;
  readonly playing: boolean;
  /** Recorded seconds in a second of the wall. */
  readonly rate: number;
  play(): void;
  pause(): void;
  /** Shows that moment, standing still. */
  goTo(atMs: number): void;
  setRate(rate: number): void;
}

/** A picture ten times a second is enough for ages in words, and two for whoever asked for less motion. */
const stepMs = { moving: 100, reduced: 500 };

/** A clock that runs from 0 to `endMs`, can be stopped and set, and stands at its end. */
export function usePlayback(endMs: number): Playback {
  const [atMs, setAtMs] = useState(0);
  const [playing, setPlaying] = useState(false);
  const [rate, setRate] = useState(1);

  useEffect(() => {
    if (!playing) return;
    const reduced = matchMedia("(prefers-reduced-motion: reduce)").matches;
    let beforeMs = performance.now();
    const timer = setInterval(
      () => {
        const nowMs = performance.now();
        const passedMs = nowMs - beforeMs;
        beforeMs = nowMs;
        // Nobody watches a hidden page: its time stands still.
        if (!document.hidden) setAtMs((shownMs) => Math.min(endMs, shownMs + passedMs * rate));
      },
      reduced ? stepMs.reduced : stepMs.moving,
    );
    return () => clearInterval(timer);
  }, [playing, endMs, rate]);

  useEffect(() => {
    if (atMs >= endMs) setPlaying(false);
  }, [atMs, endMs]);

  return {
    atMs,
    playing,
    rate,
    setRate,
    play() {
      if (atMs >= endMs) setAtMs(0);
      setPlaying(true);
    },
    pause: () => setPlaying(false),
    goTo(nextMs) {
      setPlaying(false);
      setAtMs(Math.max(0, Math.min(endMs, nextMs)));
    },
  };
}
