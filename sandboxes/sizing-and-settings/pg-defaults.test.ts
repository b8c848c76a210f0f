import { Client, Pool } from "pg";
import { expect, it } from "vitest";

it("pg's pool keeps at most ten, closes after ten idle seconds, and waits for ever unless told otherwise", () => {
  const { options } = new Pool();
  const { max, min, idleTimeoutMillis, connectionTimeoutMillis, maxLifetimeSeconds, maxUses, allowExitOnIdle } =
    options;
  expect({
    max,
    min,
    idleTimeoutMillis,
    connectionTimeoutMillis,
    maxLifetimeSeconds,
    maxUses,
    allowExitOnIdle,
  }).toEqual({
    max: 10,
    min: 0,
    idleTimeoutMillis: 10_000,
    connectionTimeoutMillis: undefined,
    maxLifetimeSeconds: 0,
    maxUses: Infinity,
    allowExitOnIdle: false,
  });
});

it("pg's client asks for no time limit and no keep-alive unless told otherwise", () => {
  const { connectionParameters, connection } = new Client() as unknown as {
    connectionParameters: Readonly<Record<string, unknown>>;
    connection: { readonly _keepAlive: unknown };
  };
  const limits = ["statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout", "query_timeout"];
  expect(limits.map((name) => connectionParameters[name])).toEqual([false, false, false, false]);
  expect(connection._keepAlive).toBe(false);
});
