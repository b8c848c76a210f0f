import type { Pool, PoolConfig } from "pg";
import type { ClientConstructor, ProbedClients } from "./client-probe.ts";
import { type PoolConstructor, probePool } from "./pool-probe.ts";
import { noPoolId, type ProbeContext } from "./probe-context.ts";

/** The parts of the `pg` package that lesson files see, beside what passes through untouched. */
export interface PgModule {
  readonly Client: ClientConstructor;
  readonly Pool: new (config?: PoolConfig) => Pool;
  readonly types: object;
  readonly DatabaseError: unknown;
  readonly escapeIdentifier: (text: string) => string;
  readonly escapeLiteral: (text: string) => string;
}

/** `pg` as a lesson imports it: the real package, `Pool` and `Client` wrapped from outside. */
export function probePg(pg: PgModule, clients: ProbedClients, context: ProbeContext): object {
  const { types, DatabaseError, escapeIdentifier, escapeLiteral } = pg;
  const exported = {
    Pool: probePool(pg.Pool as PoolConstructor, clients, context),
    Client: clients.clientOf(noPoolId),
    types,
    DatabaseError,
    escapeIdentifier,
    escapeLiteral,
  };
  return { ...exported, default: exported };
}
