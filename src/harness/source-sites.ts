import type { ErrorInfo, Site } from "../contract/trace-event.ts";
import { clip } from "./recorder.ts";

/** Tells which line of the learner's files a stack goes back to. */
export interface SourceSites {
  /** The innermost line of a learner's file on the present stack. */
  here(): Site | null;
  ofStack(stack: string | undefined): Site | null;
  describe(error: unknown): ErrorInfo;
}

const framePattern = /([^\s()@]+):(\d+):(\d+)\)?$/;

/** @param fileOf the learner's file that a stack frame's name stands for, which may be the URL it runs under. */
export function createSourceSites(fileOf: (name: string) => string | undefined): SourceSites {
  function ofStack(stack: string | undefined): Site | null {
    for (const frame of stack?.split("\n") ?? []) {
      const [, name = "", line, column] = framePattern.exec(frame.trim()) ?? [];
      const file = fileOf(name);
      if (file !== undefined) return { file, line: Number(line), column: Number(column) };
    }
    return null;
  }
  return {
    ofStack,
    here() {
      // The default of ten frames ends inside the driver.
      const before = Error.stackTraceLimit;
      Error.stackTraceLimit = 40;
      const { stack } = new Error();
      Error.stackTraceLimit = before;
      return ofStack(stack);
    },
    describe(error) {
      if (!(error instanceof Error))
        return { name: "thrown value", message: clip(String(error)), code: null, site: null };
      const code = "code" in error && typeof error.code === "string" ? error.code : null;
      return { name: error.name, message: clip(error.message), code, site: ofStack(error.stack) };
    },
  };
}
