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
