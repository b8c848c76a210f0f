import { askWorker } from "./ask-worker.ts";

/** Lays a source out in the TypeScript worker, for an editor that has no formatter of its own. */
export const formatText = (path: string, source: string): Promise<string> =>
  askWorker("watertight-format", path, source);
