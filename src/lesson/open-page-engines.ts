import { createEmbeddedEngine } from "../engine/embedded/create-embedded-engine.ts";
import type { EngineChoice } from "../engine/engine-choice.ts";
import { createEngineSwitch, type EngineSwitch } from "../engine/engine-switch.ts";
import { createPageDatabase } from "../engine/page-database.ts";

/** The engines of one page, on one database; what boots a WebContainer loads when one is first wanted. */
export function openPageEngines(choice: EngineChoice): EngineSwitch {
  const database = createPageDatabase();
  const engines = createEngineSwitch({
    embedded: createEmbeddedEngine(database),
    async loadContainer(onPreview) {
      const { createContainerHost } = await import("../engine/webcontainer/create-container-host.ts");
      return createContainerHost({ database, apiKey: import.meta.env.PUBLIC_WEBCONTAINER_API_KEY ?? null, onPreview });
    },
    choice,
  });
  return {
    ...engines,
    dispose() {
      engines.dispose();
      database.dispose();
    },
  };
}

/** Loads the page anew, to try once more what its WebContainer's client library will not try twice. */
export async function retryContainer(): Promise<void> {
  try {
    const { forgetUnavailable } = await import("../engine/webcontainer/remembered-failure.ts");
    forgetUnavailable();
  } catch {
    // The code never came, so it has remembered nothing; with the page it is asked for again.
  }
  location.reload();
}
