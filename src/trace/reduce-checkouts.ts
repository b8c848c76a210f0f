import type { TraceEvent } from "../contract/trace-event.ts";
import type { Copies, Writable } from "./copy-once.ts";
import { type Checkout, type PoolState, poolsLimit, turnedAwayLimit } from "./pools-state.ts";
import { changeConnection } from "./reduce-connections.ts";
import { labelOf, type ScopesState } from "./scopes.ts";
import { placeOf } from "./sorted-list.ts";

type CheckoutEvent = Extract<TraceEvent, { kind: "checkout-requested" | "checkout-granted" | "checkout-failed" }>;

const leaseIdOf = ({ leaseId }: Checkout) => leaseId;

/** Folds one event into a pool's line: who asked, who was granted a connection, who was turned away. */
export function reduceCheckouts(
  pool: Writable<PoolState>,
  event: CheckoutEvent,
  scopes: ScopesState,
  copies: Copies,
): void {
  const { leaseId, scopeId } = event;
  if (event.kind === "checkout-requested") return request(pool, event, scopes, copies);
  const checkout = leave(pool, leaseId, copies);
  const label = checkout?.label ?? labelOf(scopes, event.processId, scopeId);
  if (event.kind === "checkout-granted") {
    changeConnection(pool, event.connectionId, copies, (connection) => ({
      ...connection,
      lease: {
        leaseId,
        scopeId,
        label,
        takenAtMs: event.atMs,
        site: checkout?.site ?? null,
        queries: 0,
        abandoned: false,
      },
    }));
    return;
  }
  const { atMs, reason, error } = event;
  if (reason === "timed-out") pool.timedOut += 1;
  const refusals = copies.list(pool.refusals);
  refusals.push({ leaseId, scopeId, label, atMs, reason, error });
  if (refusals.length > turnedAwayLimit) refusals.shift();
  pool.refusals = refusals;
}

function request(
  pool: Writable<PoolState>,
  event: Extract<CheckoutEvent, { kind: "checkout-requested" }>,
  scopes: ScopesState,
  copies: Copies,
): void {
  const { leaseId, scopeId, queued, atMs, timeoutMs, site } = event;
  if (pool.checkouts.length >= poolsLimit.checkouts) {
    if (queued) pool.checkoutsBeyond += 1;
    return;
  }
  const label = labelOf(scopes, event.processId, scopeId);
  const checkouts = copies.list(pool.checkouts);
  const checkout = { leaseId, scopeId, label, queued, requestedAtMs: atMs, timeoutMs, site };
  checkouts.splice(placeOf(checkouts, leaseId, leaseIdOf), 0, checkout);
  pool.checkouts = checkouts;
}

/** Takes somebody out of the line; one who was only counted may have been anywhere behind. */
function leave(pool: Writable<PoolState>, leaseId: number, copies: Copies): Checkout | null {
  const place = placeOf(pool.checkouts, leaseId, leaseIdOf);
  const checkout = pool.checkouts[place];
  if (checkout?.leaseId !== leaseId) {
    pool.checkoutsBeyond = Math.max(0, pool.checkoutsBeyond - 1);
    return null;
  }
  const checkouts = copies.list(pool.checkouts);
  checkouts.splice(place, 1);
  pool.checkouts = checkouts;
  return checkout;
}
