import { serverScopeId } from "../contract/server-scope.ts";
import type { TraceEvent } from "../contract/trace-event.ts";
import type { Holder } from "./pool-snapshot.ts";

interface Scope {
  readonly label: string;
  readonly ended: boolean;
}

/** Who is alive: requests, sockets and tasks by scope id, per process. */
export type ScopesState = ReadonlyMap<string, Scope>;

export const initialScopes: ScopesState = new Map();

const key = (processId: number, scopeId: string) => `${processId}/${scopeId}`;

/** Folds many events at once, for the map is copied only once. */
export function foldScopes(state: ScopesState, events: Iterable<TraceEvent>): ScopesState {
  let next: Map<string, Scope> | null = null;
  for (const event of events) {
    if (event.kind !== "scope-opened" && event.kind !== "scope-ended") continue;
    next ??= new Map(state);
    const scopeKey = key(event.processId, event.scopeId);
    const before = next.get(scopeKey);
    if (event.kind === "scope-opened") next.set(scopeKey, { label: event.label, ended: false });
    else if (before) next.set(scopeKey, { ...before, ended: true });
  }
  return next ?? state;
}

/** The holder behind a scope id; the server itself is always alive. */
export function selectHolder(state: ScopesState, processId: number, scopeId: string): Holder {
  const scope = state.get(key(processId, scopeId));
  const label = scope?.label ?? (scopeId === serverScopeId ? "the server itself" : scopeId);
  return { scopeId, label, alive: scope ? !scope.ended : true };
}
