import type { LoadFramework } from "../../lesson/workspace/framework-files.ts";

/** The sources that lessons build on, in a chunk of their own. */
export const loadFramework: LoadFramework = async () => (await import("./framework-sources.ts")).frameworkFiles;
