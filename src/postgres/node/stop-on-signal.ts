/** One press of Ctrl+C may arrive several times: from the terminal, and passed on by each starter in between. */
const samePressMs = 500;

/** 128 and the number of SIGINT, as a shell tells it. */
const interruptedExitCode = 130;

export interface SignalSource {
  on(signal: "SIGINT" | "SIGTERM", listener: () => void): unknown;
  exit(exitCode: number): void;
}

/** Calls `stop` at the first Ctrl+C or SIGTERM; another press ends the process at once. */
export function stopOnSignal(stop: () => void, source: SignalSource = process): void {
  let firstMs: number | undefined;
  const receive = (): void => {
    const nowMs = performance.now();
    if (firstMs === undefined) {
      firstMs = nowMs;
      stop();
    } else if (nowMs - firstMs > samePressMs) source.exit(interruptedExitCode);
  };
  source.on("SIGINT", receive);
  source.on("SIGTERM", receive);
}
