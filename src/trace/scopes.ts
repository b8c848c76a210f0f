import { serverScopeId } from "../contract/server-scope.ts";
import type { TraceEvent } from "../contract/trace-event.ts";
import type { Copies } from "./copy-once.ts";

/**
 * Who is alive: requests, sockets and tasks. Those that ended are forgotten by and by, for an hour has hundreds of
 * thousands; whoever has something to show of them keeps their label beside it.
 */
export interface ScopesState {
  /** Labels of those alive, by process and scope. */
  readonly alive: ReadonlyMap<string, string>;
  /** Of those that ended last: their orphans may still ask for a connection. */
  readonly ended: ReadonlyMap<string, string>;
  readonly endedBefore: ReadonlyMap<string, string>;
  /** True once one that ended is known no more. */
  readonly forgetful: boolean;
  /** How many more are alive than are kept one by one. */
  readonly beyond: number;
}

export const initialScopes: ScopesState = {
  alive: new Map(),
  ended: new Map(),
  endedBefore: new Map(),
  forgetful: false,
  beyond: 0,
};

export const scopesLimit = { alive: 10_000, ended: 512 };

/** The first process's need no prefix: joining two texts for each event would cost more than the rest. */
const keyOf = (processId: number, scopeId: string) => (processId === 0 ? scopeId : `${processId}/${scopeId}`);

type ScopeEvent = Extract<TraceEvent, { kind: "scope-opened" | "scope-ended" }>;

export function reduceScopes(state: ScopesState, event: ScopeEvent, copies: Copies): ScopesState {
  const scopes = copies.record(state);
  const key = keyOf(event.processId, event.scopeId);
  if (event.kind === "scope-opened") {
    if (scopes.alive.size >= scopesLimit.alive) scopes.beyond += 1;
    else scopes.alive = copies.map(scopes.alive).set(key, event.label);
    return scopes;
  }
  const label = scopes.alive.get(key);
  if (label === undefined) {
    scopes.beyond = Math.max(0, scopes.beyond - 1);
    return scopes;
  }
  const alive = copies.map(scopes.alive);
  alive.delete(key);
  scopes.alive = alive;
  scopes.ended = copies.map(scopes.ended).set(key, label);
  if (scopes.ended.size < scopesLimit.ended) return scopes;
  scopes.forgetful ||= scopes.endedBefore.size > 0;
  scopes.endedBefore = scopes.ended;
  scopes.ended = initialScopes.ended;
  return scopes;
}

/** A scope as people say it: `tab 31`, `GET /ping`. */
export function labelOf(state: ScopesState, processId: number, scopeId: string): string {
  const key = keyOf(processId, scopeId);
  const label = state.alive.get(key) ?? state.ended.get(key) ?? state.endedBefore.get(key);
  return label ?? (scopeId === serverScopeId ? "the server itself" : scopeId);
}

/** False once a scope has ended; the server itself is always alive. Nobody is called dead on a guess. */
export function isAlive(state: ScopesState, processId: number, scopeId: string): boolean {
  if (scopeId === serverScopeId) return true;
  const key = keyOf(processId, scopeId);
  if (state.alive.has(key)) return true;
  if (state.ended.has(key) || state.endedBefore.has(key)) return false;
  return !state.forgetful || state.beyond > 0;
}
