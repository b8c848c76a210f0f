/** How often within the limit a sign of life is asked for. */
const checksPerLimit = 5;

export interface SilenceWatch {
  /** The other side gave a sign of life. */
  heard(): void;
  stop(): void;
}

export interface SilenceWatchSetup {
  /** Real milliseconds without a word until `onSilent`; told within a fifth of it. */
  readonly limitMs: number;
  /** Asks for a sign of life; the answer is given to `heard`. */
  ping(): void;
  /** Called once. */
  onSilent(): void;
}

/** Tells when a thread has fallen silent, because it hangs in something that cannot be interrupted. */
export function watchSilence({ limitMs, ping, onSilent }: SilenceWatchSetup): SilenceWatch {
  // Checks are counted, not milliseconds: after a night's sleep of the machine one check is late, not five are missed.
  let silentChecks = 0;
  const check = (): void => {
    if (silentChecks === checksPerLimit) {
      clearInterval(timer);
      return onSilent();
    }
    silentChecks += 1;
    ping();
  };
  const timer = setInterval(check, limitMs / checksPerLimit);
  return {
    heard: () => {
      silentChecks = 0;
    },
    stop: () => clearInterval(timer),
  };
}
