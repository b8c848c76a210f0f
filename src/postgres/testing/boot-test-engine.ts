import type { DatabaseOptions } from "../../contract/database-options.ts";
import { defaultDatabaseOptions } from "../../contract/default-database.ts";
import { epochMs } from "../../contract/epoch.ts";
import { bootPglite, type PgliteBackend } from "../engine/pglite-backend.ts";
import { resetDatabase } from "../engine/reset-database.ts";
import { readEngineFacts } from "../multiplexer/backend/engine-facts.ts";
import { createMultiplexer, type Multiplexer } from "../multiplexer/create-multiplexer.ts";
import { readAssets } from "../node/read-assets.ts";

/** A real Postgres in the test's own process, for one test file. */
export interface TestEngine {
  readonly backend: PgliteBackend;
  /** A multiplexer over a database that holds only the seed. */
  begin(seedSql: string, options?: Partial<DatabaseOptions>): Multiplexer;
}

export async function bootTestEngine(): Promise<TestEngine> {
  const backend = await bootPglite(await readAssets());
  const facts = readEngineFacts(backend);
  return {
    backend,
    begin: (seedSql, options = {}) => {
      const seeded = resetDatabase(backend, seedSql, { unixMs: epochMs, entropy: 0 });
      if (!seeded.ok) throw new Error(seeded.error.message);
      return createMultiplexer({
        backend,
        facts,
        options: { ...defaultDatabaseOptions, ...options },
        epochMs,
      });
    },
  };
}
