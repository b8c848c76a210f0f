import type { SandboxDefinition } from "../checks/sandbox-definition.ts";
import { defaultDatabaseOptions } from "../contract/default-database.ts";
import type { SandboxBundle } from "../contract/sandbox.ts";
import { createOpenLesson } from "./create-open-lesson.ts";
import { onNextFrame } from "./frame-schedule.ts";
import type { OpenLesson } from "./open-lesson.ts";
import { openPageEngines, retryContainer } from "./open-page-engines.ts";
import type { StripTypes } from "./strip-types.ts";

const definitions = import.meta.glob<{ definition: SandboxDefinition }>("../../sandboxes/*/sandbox.ts");

/** Opens a lesson in a browser: the engine and the checks load when they are first needed. */
export function loadOpenLesson(bundle: SandboxBundle, { stripTypes }: { readonly stripTypes: StripTypes }): OpenLesson {
  return createOpenLesson(bundle, {
    stripTypes,
    store: findStorage("localStorage"),
    visitStore: findStorage("sessionStorage"),
    wallMs: () => performance.now(),
    schedule: onNextFrame,
    createEngines: openPageEngines,
    retryContainer: () => void retryContainer(),
    database: defaultDatabaseOptions,
    loadDownload: async () => (await import("./take-home/download-take-home.ts")).downloadTakeHome,
    async loadDefinition() {
      const load = definitions[`../../sandboxes/${bundle.slug}/sandbox.ts`];
      if (!load) throw new Error(`sandboxes/${bundle.slug}/sandbox.ts is not part of this build`);
      return (await load()).definition;
    },
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
