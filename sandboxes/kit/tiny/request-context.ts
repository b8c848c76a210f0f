import type { AsgiScope } from "../../../src/contract/asgi.ts";
import type { AnyParams } from "./path-params.ts";

/** What a request and a socket have in common; dependencies are called with it. */
export interface RequestContext<Params = AnyParams> {
  readonly path: string;
  /** From the path: `/items/{id}` gives `id`. */
  readonly params: Params;
  readonly query: URLSearchParams;
  /** By name in small letters. */
  readonly headers: ReadonlyMap<string, string>;
  /** Who asks: `tab 31`. */
  readonly client: string;
}

export function createContext(scope: AsgiScope, params: AnyParams): RequestContext {
  return {
    path: scope.path,
    params,
    query: new URLSearchParams(scope.queryString),
    headers: new Map(scope.headers.map(([name, value]) => [name.toLowerCase(), value])),
    client: scope.client,
  };
}
