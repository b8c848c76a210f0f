import type { StripTypes } from "../../lesson/strip-types.ts";

/** Strips types in the TypeScript worker; the way to it is fetched with the first edit that runs. */
export const stripTypes: StripTypes = async (path, source) =>
  (await import("./ask-worker.ts")).askWorker("watertight-strip", path, source);
