/** The threads of a process, as Linux lists them under /proc. */
import { readdirSync, readFileSync } from "node:fs";

/** Reads the list of a process's threads, and each one's name. */
export interface ThreadList {
  readonly list: () => readonly string[];
  /** Throws `ENOENT` or `ESRCH` for a thread that ended since the list was read. */
  readonly nameOf: (thread: string) => string;
}

export const threadsOf = (processId: number): ThreadList => ({
  list: () => readdirSync(`/proc/${processId}/task`),
  nameOf: (thread) => readFileSync(`/proc/${processId}/task/${thread}/comm`, "utf8").trimEnd(),
});

/** How many threads there are whose name begins so; one that ended meanwhile is none. */
export const countThreads = ({ list, nameOf }: ThreadList, beginning: string): number =>
  list().filter((thread) => {
    try {
      return nameOf(thread).startsWith(beginning);
    } catch (error) {
      if (hasEnded(error)) return false;
      throw error;
    }
  }).length;

const hasEnded = (error: unknown): boolean =>
  error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ESRCH");
