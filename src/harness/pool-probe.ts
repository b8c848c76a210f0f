/** `pg.Pool`, unmodified, with its leases written into the log and each grant a turn of its own. */
import type { Pool, PoolClient, PoolConfig } from "pg";
import type { Site } from "../contract/trace-event.ts";
import type { ProbedClients } from "./client-probe.ts";
import type { ProbeContext } from "./probe-context.ts";

type Done = (release?: Error | boolean) => void;
type CheckoutCallback = (error: Error | undefined, client: PoolClient | undefined, done: Done) => void;

interface Grant {
  readonly leaseId: number;
  readonly scopeId: string;
  readonly waitedMs: number;
  readonly site: Site | null;
  readonly isLentToPool: boolean;
}

export type PoolConstructor = new (config?: PoolConfig) => Pool;

export function probePool(PgPool: PoolConstructor, clients: ProbedClients, context: ProbeContext): PoolConstructor {
  const { loop, recorder, sites } = context;
  let lastPoolId = 0;

  return class ProbedPool extends PgPool {
    readonly #poolId: number;
    #isQuerying = false;

    constructor(config: PoolConfig = {}) {
      lastPoolId += 1;
      const poolId = lastPoolId;
      super({ ...config, Client: clients.clientOf(poolId) } as PoolConfig);
      this.#poolId = poolId;
      const query = this.query.bind(this) as (...values: unknown[]) => unknown;
      // pg-pool's `query` checks out at once, in the same call.
      Object.defineProperty(this, "query", {
        configurable: true,
        writable: true,
        value: (...values: unknown[]) => {
          this.#isQuerying = true;
          try {
            return query(...values);
          } finally {
            this.#isQuerying = false;
          }
        },
      });
      const max = this.options.max ?? 0;
      recorder.record({
        kind: "pool-created",
        poolId,
        max,
        connectionTimeoutMs: this.#timeoutMs(),
        site: sites.here(),
      });
    }

    #timeoutMs(): number {
      return this.options.connectionTimeoutMillis ?? 0;
    }

    // pg's own overloads: a promise without a callback, nothing with one.
    override connect(): Promise<PoolClient>;
    override connect(callback: CheckoutCallback): void;
    override connect(callback?: CheckoutCallback): Promise<PoolClient> | undefined {
      if (callback) {
        this.#checkout(callback);
        return undefined;
      }
      return new Promise<PoolClient>((resolve, reject) => {
        this.#checkout((error, client) => (client ? resolve(client) : reject(error)));
      });
    }

    override end(): Promise<void>;
    override end(callback: () => void): void;
    override end(callback?: () => void): Promise<void> | undefined {
      recorder.record({ kind: "pool-ended", poolId: this.#poolId });
      if (!callback) return super.end();
      super.end(callback);
      return undefined;
    }

    #checkout(given: CheckoutCallback) {
      const callback = context.oracle.bind(given);
      const scopeId = loop.scopeId();
      const leaseId = context.nextId();
      const poolId = this.#poolId;
      const timeoutMs = this.#timeoutMs();
      const requestedAtMs = loop.nowMs();
      const queued = this.idleCount <= this.waitingCount && this.totalCount >= (this.options.max ?? 0);
      const site = sites.here();
      const isLentToPool = this.#isQuerying;
      context.oracle.booked("checkout", scopeId);
      const generatorId = context.askingGeneratorId();
      recorder.record({ kind: "checkout-requested", poolId, leaseId, queued, timeoutMs, site, generatorId });
      if (timeoutMs > 0) context.waitingWithTimeout += 1;

      const settled: CheckoutCallback = (error, client, done) => {
        if (timeoutMs > 0) context.waitingWithTimeout -= 1;
        // As timers are due: to the microsecond. Else a wait of 30 s on the wall clock is a trifle shorter than 30 s.
        const waitedMs = Math.round((loop.nowMs() - requestedAtMs) * 1_000) / 1_000;
        if (client) {
          const release = this.#lend(client, { leaseId, scopeId, waitedMs, site, isLentToPool });
          loop.enqueue(scopeId, () => callback(undefined, client, release));
          return;
        }
        const failure = error ?? new Error("the pool gave neither a client nor an error");
        const reason = timeoutMs > 0 && waitedMs >= timeoutMs ? "timed-out" : "error";
        recorder.record(
          { kind: "checkout-failed", poolId, leaseId, reason, waitedMs, error: sites.describe(failure) },
          scopeId,
        );
        loop.enqueue(scopeId, () => callback(failure, undefined, done));
      };
      // The time-out of a checkout is counted by who waits for it; a new client's idle and lifetime timers by nobody.
      context.asHousekeeping(() => super.connect(settled as Parameters<Pool["connect"]>[0]));
    }

    #lend(client: PoolClient, { leaseId, scopeId, waitedMs, site, isLentToPool }: Grant): Done {
      const state = clients.stateOf(client);
      if (!state) throw new Error("the pool lent a client that the probe did not make");
      state.leaseId = leaseId;
      state.leaseSite = site;
      state.isLentToPool = isLentToPool;
      state.holderScopeId = scopeId;
      const here = { poolId: this.#poolId, connectionId: state.connectionId(), leaseId };
      recorder.record({ kind: "checkout-granted", ...here, waitedMs }, scopeId);
      const giveBack = client.release.bind(client);
      let returned = false;
      client.release = (destroy) => {
        if (!returned) {
          returned = true;
          state.leaseId = null;
          const site = isLentToPool ? null : sites.here();
          recorder.record({ kind: "lease-returned", ...here, destroyed: Boolean(destroy), site });
        }
        // A second release throws, as it does in pg-pool.
        return context.asHousekeeping(() => giveBack(destroy));
      };
      return client.release;
    }
  };
}
