import type { Pool } from "pg";
import type { Service } from "./service.ts";

/** Says what is wrong with a service; nothing where nothing is. */
export async function runSuite(service: Service, pool: Pool): Promise<string[]> {
  const failures: string[] = [];

  async function visit(): Promise<void> {
    const one = await service.open(pool);
    const name = await one.ask(1);
    if (name !== "item 1") failures.push(`item 1 is called ${name}`);
    one.close();
  }

  // A stress test: a thousand visits.
  for (let count = 0; count < 1_000; count += 1) await visit();

  // Many users: five visits at once.
  await Promise.all([visit(), visit(), visit(), visit(), visit()]);

  return failures;
}
