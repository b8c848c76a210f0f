import { defaultDatabaseOptions } from "../contract/default-database.ts";
import { tellProgress } from "../contract/progress-fact.ts";
import type { SandboxBundle } from "../contract/sandbox.ts";
import { createOpenLesson } from "./create-open-lesson.ts";
import type { OpenLesson } from "./open-lesson.ts";
import { retryContainer } from "./retry-container.ts";
import type { StripTypes } from "./strip-types.ts";
import type { LoadFramework } from "./workspace/framework-files.ts";
import { watchStore } from "./workspace/watch-store.ts";

interface PageParts {
  readonly stripTypes: StripTypes;
  readonly loadFramework: LoadFramework;
}

/** Opens a lesson in a browser: the engine and the checks load when they are first needed. */
export function loadOpenLesson(bundle: SandboxBundle, parts: PageParts): OpenLesson {
  return createOpenLesson(bundle, {
    ...parts,
    store: findStorage("localStorage"),
    visitStore: findStorage("sessionStorage"),
    watchStore,
    tellProgress,
    wallMs: () => performance.now(),
    nowMs: () => Date.now(),
    createEngines: async (choice) => (await import("./open-page-engines.ts")).openPageEngines(choice),
    retryContainer: () => void retryContainer(),
    database: defaultDatabaseOptions,
    async loadLive() {
      // Side by side, for the first Run needs both.
      const [{ createLiveLesson }] = await Promise.all([
        import("./live/live-lesson.ts"),
        import("./open-page-engines.ts"),
      ]);
      return createLiveLesson;
    },
    loadDownload: async () => (await import("./take-home/download-take-home.ts")).downloadTakeHome,
    loadDefinition: async () => (await import("./sandbox-definitions.ts")).loadSandboxDefinition(bundle.slug),
  });
}

function findStorage(kind: "localStorage" | "sessionStorage"): Storage | null {
  try {
    return window[kind];
  } catch {
    // Browsers throw here when storage is forbidden: the lesson works without.
    return null;
  }
}
