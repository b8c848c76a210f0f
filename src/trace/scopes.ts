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

export function reduceScopes(state: ScopesState, event: TraceEvent): ScopesState {
  switch (event.kind) {
    case "scope-opened":
      return new Map(state).set(key(event.processId, event.scopeId), { label: event.label, ended: false });
    case "scope-ended": {
      const scope = state.get(key(event.processId, event.scopeId));
      return scope ? new Map(state).set(key(event.processId, event.scopeId), { ...scope, ended: true }) : state;
    }
    default:
      return state;
  }
}

/** The holder behind a scope id; the server itself is always alive. */
export function selectHolder(state: ScopesState, processId: number, scopeId: string): Holder {
  const scope = state.get(key(processId, scopeId));
  const label = scope?.label ?? (scopeId === serverScopeId ? "the server itself" : scopeId);
  return { scopeId, label, alive: scope ? !scope.ended : true };
}
