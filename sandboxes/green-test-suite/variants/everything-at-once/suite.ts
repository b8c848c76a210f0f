import type { Pool } from "pg";
import type { Service, Visit } from "./service.ts";

/** The max of the pool that each run gets. */
const connections = 5;

/** Says what is wrong with a service; throws at the first thing. */
export async function runSuite(service: Service, pool: Pool): Promise<string[]> {
  const many = Array.from({ length: connections * 3 });
  const visits: Visit[] = await Promise.all(many.map(() => service.open(pool)));

  const names = await Promise.all(visits.map((visit) => visit.ask(2)));
  if (names.some((name) => name !== "item 2")) return [`item 2 is called ${names}`];

  const outcomes = await Promise.allSettled(visits.map((visit) => visit.ask(999)));
  const answered = outcomes.filter(({ status }) => status === "fulfilled").length;
  if (answered > 0) return [`${answered} of ${many.length} were told of an item that is not there`];

  for (const visit of visits) visit.close();
  await pool.query("SELECT 1");
  return pool.idleCount === pool.totalCount ? [] : ["something is still out"];
}
