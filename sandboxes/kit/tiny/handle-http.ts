import type { AsgiReceive, AsgiSend, HttpScope } from "../../../src/contract/asgi.ts";
import { createDependencyStack } from "./dependency-stack.ts";
import { createHttpRequest } from "./http-request.ts";
import { HttpError, Reply, sendReply, toErrorReply, toReply } from "./reply.ts";
import { findRoute, type HttpRoute } from "./route.ts";

/**
 * Answers one request. The code after a dependency's `yield` runs once the answer is sent, as in FastAPI from 0.118.
 * What a handler throws is answered and then thrown on, as Starlette does: the engine notes how the holder ended.
 */
export async function handleHttp(
  routes: readonly HttpRoute[],
  scope: HttpScope,
  receive: AsgiReceive,
  send: AsgiSend,
): Promise<void> {
  const found = findRoute(
    routes.filter((route) => route.method === scope.method),
    scope.path,
  );
  if (!found) return sendReply(send, toMissingReply(routes, scope));
  const request = createHttpRequest(scope, found.params, receive);
  const held = createDependencyStack();
  let reply: Reply;
  try {
    const values = await held.enter(found.route.dependencies, request);
    reply = toReply(await found.route.handler(request, ...values));
  } catch (error) {
    await sendReply(send, await failedReply(held.fail(error), scope));
    throw error;
  }
  try {
    await sendReply(send, reply);
  } catch (error) {
    // The client is gone. Its dependencies are not: whoever left them at their `yield` now would leak what they hold.
    await held.fail(error);
    throw error;
  }
  // The client has its answer already; what fails from here on only the log can tell.
  await held.finish().catch((error: unknown) => logFailure(scope, error));
}

async function failedReply(failing: Promise<void>, scope: HttpScope): Promise<Reply> {
  try {
    await failing;
    throw new Error("a dependency swallowed the handler's error, so there is no answer to send; throw it again");
  } catch (error) {
    if (!(error instanceof HttpError)) logFailure(scope, error);
    return toErrorReply(error);
  }
}

function toMissingReply(routes: readonly HttpRoute[], scope: HttpScope): Reply {
  const allowed = routes.filter((route) => findRoute([route], scope.path)).map((route) => route.method);
  if (allowed.length === 0) return toErrorReply(new HttpError(404, `nothing at ${scope.path}`));
  const error = `${scope.path} does not answer ${scope.method}`;
  return new Reply({ error }, { status: 405, headers: { allow: allowed.join(", ") } });
}

const logFailure = (scope: HttpScope, error: unknown) => console.error(`${scope.method} ${scope.path} failed:`, error);
