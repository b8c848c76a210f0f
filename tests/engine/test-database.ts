import type { MessagePort } from "node:worker_threads";
import type { DatabaseOptions } from "../../src/contract/database-options.ts";
import { createNodeDatabase } from "../../src/postgres/node/database-client.ts";
import type { PortLike } from "../../src/postgres/serve-port.ts";

/** Postgres in a thread of its own, seeded anew for each run. */
export async function openTestDatabase() {
  const client = createNodeDatabase();
  await client.boot();
  let processId = 0;
  return {
    reset: (seedSql: string, options: DatabaseOptions) => client.reset({ seedSql, options }),
    async serve(port: MessagePort) {
      processId += 1;
      await client.attach(processId, port as unknown as PortLike & Transferable);
      return { end: () => client.detach(processId) };
    },
    dispose: () => client.dispose(),
  };
}
