import type { Injected, ScopedDependency } from "./dependency.ts";
import { type DependencyScope, type ExitMode, exitRules } from "./exit-mode.ts";
import type { HttpRequest } from "./http-request.ts";
import { type AnyParams, matchPath } from "./path-params.ts";
import type { Socket } from "./socket.ts";

interface Route<Context> {
  readonly path: string;
  readonly dependencies: readonly ScopedDependency[];
  // Which values go with which handler is checked where routes are added; from here on they travel as a list.
  readonly handler: (context: Context, ...values: unknown[]) => unknown;
}

export interface HttpRoute extends Route<HttpRequest> {
  readonly method: string;
}

export type WebSocketRoute = Route<Socket>;

/** Takes a route's target, which is a handler, or dependencies and a handler, apart. */
export function splitTarget<Context>(
  target: readonly unknown[],
  exit: ExitMode,
  scope: DependencyScope,
): Pick<Route<Context>, "dependencies" | "handler"> {
  const [injected, handler] = target.length === 1 ? [[], target[0]] : target;
  const dependencies = (injected as Injected[]).map((given) => {
    if (typeof given === "function") return { dependency: given, scope };
    if (exitRules[exit].mayChooseScope) return given;
    const { name } = given.dependency;
    throw new Error(
      `depends(${name}, { scope: "${given.scope}" }) needs new App({ exit: "0.121" }): FastAPI has scopes from 0.121 on`,
    );
  });
  return { dependencies, handler: handler as Route<Context>["handler"] };
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
