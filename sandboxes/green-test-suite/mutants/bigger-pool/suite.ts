import type { Pool } from "pg";
import type { Service } from "./service.ts";

/** The max of the pool that each run gets. */
const connections = 5;

/** Says what is wrong with a service; nothing where nothing is. */
export async function runSuite(service: Service, pool: Pool): Promise<string[]> {
  const failures: string[] = [];
  const many = Array.from({ length: connections + 1 }, (_, index) => index + 1);

  // One visit more than there are connections, all open at once.
  const opened = await Promise.allSettled(many.map(() => service.open(pool)));
  for (const result of opened) {
    if (result.status === "rejected") {
      failures.push(`a visit more than connections: ${result.reason}`);
      continue;
    }
    const name = await result.value.ask(1);
    if (name !== "item 1") failures.push(`item 1 is called ${name}`);
    result.value.close();
  }

  // The path that fails, once more than there are connections.
  for (const _ of many) {
    const visit = await service.open(pool);
    const error = await visit.ask(999).catch((thrown: unknown) => thrown);
    if (!(error instanceof Error)) failures.push(`item 999 is called ${error}`);
    visit.close();
  }

  const inUse = pool.totalCount - pool.idleCount;
  if (inUse > 0) failures.push(`${inUse} in use afterwards`);
  return failures;
}
