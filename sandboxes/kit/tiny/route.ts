import type { Dependency } from "./dependency.ts";
import type { HttpRequest } from "./http-request.ts";
import { type AnyParams, matchPath } from "./path-params.ts";
import type { Socket } from "./socket.ts";

interface Route<Context> {
  readonly path: string;
  readonly dependencies: readonly Dependency[];
  // Which values go with which handler is checked where routes are added; from here on they travel as a list.
  readonly handler: (context: Context, ...values: unknown[]) => unknown;
}

export interface HttpRoute extends Route<HttpRequest> {
  readonly method: string;
}

export type WebSocketRoute = Route<Socket>;

/** Adds a route whose target is a handler, or dependencies and a handler. */
export function addRoute<R extends Route<never>>(
  routes: R[],
  place: Omit<R, "dependencies" | "handler">,
  target: readonly unknown[],
): void {
  const [dependencies, handler] = target.length === 1 ? [[], target[0]] : target;
  routes.push({ ...place, dependencies, handler } as unknown as R);
}

/** The first route on this path, in the order they were added, with its parameters. */
export function findRoute<R extends { readonly path: string }>(
  routes: readonly R[],
  path: string,
): { readonly route: R; readonly params: AnyParams } | null {
  for (const route of routes) {
    const params = matchPath(route.path, path);
    if (params) return { route, params };
  }
  return null;
}
