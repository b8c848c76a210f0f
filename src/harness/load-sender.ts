/**
 * Requests at a rate of virtual time, and what their sender measures. It sends on the beat whether or not the earlier
 * ones are answered, for a client that waits for its answers hides what a slow server does (coordinated omission).
 */
import { firstLoadRequestId, loadMemory, maxLoadInFlight, type RequestLoad } from "../contract/scenario.ts";
import type { Recorder } from "./recorder.ts";
import type { Traffic } from "./traffic.ts";
import type { TurnLoop } from "./turn-loop.ts";
import type { VirtualTimer } from "./virtual-timers.ts";

/** Several processes take turns: the one with this number sends each `processes`-th request. */
interface Share {
  readonly processId: number;
  readonly processes: number;
}

export interface LoadSender {
  /** Begins at `earliestMs`, or the present moment if that is later; a load that is going on ends. */
  start(load: RequestLoad, earliestMs: number, share: Share): void;
  /** Sends no more; what is on its way is still measured. */
  stop(): void;
}

interface LoadSenderParts {
  readonly loop: TurnLoop;
  readonly recorder: Recorder;
  readonly request: Traffic["request"];
}

/** Virtual milliseconds between two measurements. */
const measureEveryMs = 500;

const timeOptions = { counted: false };

export function createLoadSender({ loop, recorder, request }: LoadSenderParts): LoadSender {
  let requests = 0;
  let current: { readonly stop: () => void; readonly forget: () => void } | null = null;

  function begin({ method, path, perSecond }: RequestLoad, earliestMs: number, { processId, processes }: Share) {
    const startMs = Math.max(loop.nowMs(), earliestMs);
    const mostInFlight = Math.floor(maxLoadInFlight / processes);
    const newestMs: number[] = [];
    const counts = { sent: 0, answered: 0, failed: 0, notSent: 0 };
    let beat = 0;
    let sending = true;
    let hasChanged = true;
    let beatTimer: VirtualTimer;
    let measureTimer: VirtualTimer;

    const inFlight = () => counts.sent - counts.answered - counts.failed;

    function setBeat() {
      const dueMs = startMs + ((beat * processes + processId) * 1_000) / perSecond;
      beatTimer = loop.setTimer(Math.max(0, dueMs - loop.nowMs()), send, timeOptions);
    }

    function send() {
      beat += 1;
      setBeat();
      hasChanged = true;
      if (inFlight() >= mostInFlight) {
        counts.notSent += 1;
        return;
      }
      counts.sent += 1;
      const requestId = firstLoadRequestId + requests * processes + processId;
      requests += 1;
      const sentAtMs = loop.nowMs();
      request({ kind: "request", requestId, method, path, body: "" }, (status) => {
        hasChanged = true;
        if (status === null || status >= 500) counts.failed += 1;
        else counts.answered += 1;
        newestMs.push(Math.round((loop.nowMs() - sentAtMs) * 1_000) / 1_000);
        if (newestMs.length > loadMemory) newestMs.shift();
      });
    }

    /** Goes on after the last request was sent, until the last answer is in. */
    function measure() {
      if (hasChanged) recorder.record({ kind: "load-measured", ...counts, newestMs: [...newestMs] });
      hasChanged = false;
      if (sending || inFlight() > 0) measureTimer = loop.setTimer(measureEveryMs, measure, timeOptions);
    }

    recorder.record({ kind: "load-started", method, path, perSecond });
    setBeat();
    measureTimer = loop.setTimer(measureEveryMs, measure, timeOptions);
    return {
      stop() {
        if (!sending) return;
        sending = false;
        loop.clearTimer(beatTimer);
        recorder.record({ kind: "load-ended" });
      },
      forget: () => loop.clearTimer(measureTimer),
    };
  }

  const stop = () => current?.stop();

  return {
    start(load, earliestMs, share) {
      stop();
      current?.forget();
      current = begin(load, earliestMs, share);
    },
    stop,
  };
}
