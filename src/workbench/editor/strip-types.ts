import type { StripTypes } from "../../lesson/strip-types.ts";
import { askWorker } from "./ask-worker.ts";

/** Strips types in the TypeScript worker. */
export const stripTypes: StripTypes = (path, source) => askWorker("watertight-strip", path, source);
