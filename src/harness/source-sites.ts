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

/** Nearly every line of the learner's is found among the first; where none is, the driver may lie between. */
const depths = [12, 60];

const keepFrames = (_: Error, frames: NodeJS.CallSite[]) => frames;

/** The present stack: as V8's frames, for writing them out as text costs more than all else, or as text elsewhere. */
function captureFrames(depth: number): readonly NodeJS.CallSite[] | string {
  const { stackTraceLimit, prepareStackTrace } = Error;
  Error.stackTraceLimit = depth;
  Error.prepareStackTrace = keepFrames;
  const stack: unknown = new Error().stack;
  Error.stackTraceLimit = stackTraceLimit;
  Error.prepareStackTrace = prepareStackTrace;
  return Array.isArray(stack) ? stack : String(stack ?? "");
}

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
  function ofFrames(frames: readonly NodeJS.CallSite[]): Site | null {
    for (const frame of frames) {
      const file = fileOf(frame.getScriptNameOrSourceURL() ?? "");
      const [line, column] = [frame.getLineNumber(), frame.getColumnNumber()];
      if (file !== undefined && line !== null && column !== null) return { file, line, column };
    }
    return null;
  }

  return {
    ofStack,
    here() {
      for (const depth of depths) {
        const frames = captureFrames(depth);
        const site = typeof frames === "string" ? ofStack(frames) : ofFrames(frames);
        if (site || (typeof frames !== "string" && frames.length < depth)) return site;
      }
      return null;
    },
    describe(error) {
      if (!(error instanceof Error))
        return { name: "thrown value", message: clip(String(error)), code: null, site: null };
      const code = "code" in error && typeof error.code === "string" ? error.code : null;
      return { name: error.name, message: clip(error.message), code, site: ofStack(error.stack) };
    },
  };
}
