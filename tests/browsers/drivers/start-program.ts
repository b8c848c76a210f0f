import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";

export interface RunningProgram {
  /** Waits for a line that the program prints, on any of its streams. Rejects when the program ends before. */
  announced(pattern: RegExp): Promise<RegExpExecArray>;
  /** Ends it with whatever it started. */
  stop(): void;
}

const announceLimitMs = 60_000;

/** Starts a program in a process group of its own; its file descriptor 3 is listened to like its output. */
export function startProgram(path: string, args: readonly string[], env: NodeJS.ProcessEnv = {}): RunningProgram {
  const child = spawn(path, args, {
    detached: true,
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe", "pipe"],
  });
  const failed = Promise.withResolvers<never>();
  child.once("error", failed.reject);
  child.once("exit", (code, signal) => failed.reject(new Error(`${path} ended with ${code ?? signal}`)));
  // Whoever waits for a line hears of it; after that the end is no news.
  failed.promise.catch(() => undefined);
  const outputs = child.stdio.slice(1).map((stream) => createInterface({ input: stream as Readable }));

  function stop() {
    process.off("exit", stop);
    try {
      if (child.pid !== undefined && child.exitCode === null) process.kill(-child.pid, "SIGKILL");
    } catch {
      // It ended in the meantime.
    }
  }
  process.once("exit", stop);

  return {
    stop,
    async announced(pattern) {
      const { promise, resolve, reject } = Promise.withResolvers<RegExpExecArray>();
      const look = (line: string) => {
        const found = pattern.exec(line);
        if (found) resolve(found);
      };
      for (const output of outputs) output.on("line", look);
      const limit = setTimeout(() => reject(new Error(`${path} did not say ${pattern}`)), announceLimitMs);
      try {
        return await Promise.race([promise, failed.promise]);
      } catch (error) {
        stop();
        throw error;
      } finally {
        clearTimeout(limit);
        for (const output of outputs) output.off("line", look);
      }
    },
  };
}
