import type { TraceEvent } from "../../../contract/trace-event.ts";

/** One recorded run of the first page's story: `tools/story`. */
export interface StoryTrace {
  /** What is shown of the program that ran. */
  readonly program: {
    readonly handler: string;
    /** Lines of the file before it. */
    readonly headLines: number;
  };
  /** In the order of time. */
  readonly events: readonly TraceEvent[];
}
