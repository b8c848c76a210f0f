import type { DatabaseClient } from "../postgres/client/database-client.ts";
import { DatabaseError } from "../postgres/client/database-error.ts";

const pingPeriodMs = 1_000;

export interface DatabaseWatch {
  stop(): void;
}

export interface DatabaseWatchSetup {
  readonly client: Pick<DatabaseClient, "ping">;
  /** Real milliseconds without an answer; counted from the first one, for its script may be on a slow line. */
  readonly silenceLimitMs: number;
  /** True while a silence means nothing, as in a hidden tab. */
  readonly isResting: () => boolean;
  /** Called once; without an error where the worker fell silent. */
  readonly lost: (error?: DatabaseError) => void;
}

/** Asks a database worker every second whether it still answers. */
export function watchDatabase({ client, silenceLimitMs, isResting, lost }: DatabaseWatchSetup): DatabaseWatch {
  /** The page may have been held up or asleep itself: so often it must have looked in vain. */
  const leastLooks = Math.min(4, Math.floor(silenceLimitMs / pingPeriodMs));
  let silentSinceMs: number | null = null;
  let looks = 0;
  let hasAnswered = false;

  function ask() {
    client.ping().then(
      () => {
        hasAnswered = true;
        silentSinceMs = null;
      },
      (error: unknown) => {
        if (!(error instanceof DatabaseError)) throw error;
        if (error.code !== "request-timeout") lose(error);
        else if (!hasAnswered) silentSinceMs = null;
      },
    );
  }

  function lose(error?: DatabaseError) {
    if (stopped) return;
    stop();
    lost(error);
  }

  function look() {
    const nowMs = performance.now();
    if (isResting()) silentSinceMs = null;
    else if (silentSinceMs === null) {
      silentSinceMs = nowMs;
      looks = 0;
      ask();
    } else {
      looks += 1;
      if (hasAnswered && nowMs - silentSinceMs > silenceLimitMs && looks >= leastLooks) lose();
    }
  }

  let stopped = false;
  const timer = setInterval(look, pingPeriodMs);
  const stop = () => {
    stopped = true;
    clearInterval(timer);
  };
  look();
  return { stop };
}
