import type { AsgiReceive, AsgiSend, HttpScope } from "../../../src/contract/asgi.ts";
import { createDependencyStack, type DependencyStack } from "./dependency-stack.ts";
import { type ExitMode, exitRules } from "./exit-mode.ts";
import { createHttpRequest } from "./http-request.ts";
import { HttpError, Reply, sendReply, toErrorReply, toReply } from "./reply.ts";
import { findRoute, type HttpRoute } from "./route.ts";

/**
 * Answers one request. When the code after a dependency's `yield` runs, the scope of each says, or `exit` for them all.
 * What a handler or a dependency threw is thrown on, as Starlette does, answered first where it still can be: the engine
 * notes how the holder ended.
 */
export async function handleHttp(
  routes: readonly HttpRoute[],
  exit: ExitMode,
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
    await held.leaveFunction();
  } catch (error) {
    const failure = await passThrough(held, error, exitRules[exit].answersSwallowed);
    if (!(failure instanceof HttpError)) logFailure(scope, failure);
    await sendReply(send, toErrorReply(failure));
    throw error;
  }
  // From here on the client has its status, and only the log can tell what fails.
  const answer = watchSend(send);
  try {
    await sendReply(answer.send, reply);
    await reply.background?.();
  } catch (error) {
    if (!answer.clientIsGone()) logFailure(scope, error);
    // Whoever left the dependencies at their `yield` now would leak what they hold.
    await held.fail(error);
    throw error;
  }
  try {
    await held.finish();
  } catch (error) {
    logFailure(scope, error);
    throw error;
  }
}

/** What is left to answer with, once every dependency has seen the handler's error. */
async function passThrough(held: DependencyStack, error: unknown, answersSwallowed: boolean): Promise<unknown> {
  try {
    await held.fail(error);
  } catch (left) {
    return left;
  }
  if (answersSwallowed) return error;
  return new Error("a dependency swallowed the handler's error, so there is no answer to send; throw it again");
}

/** A client that leaves before its answer is whole is no failure of the server's. */
function watchSend(send: AsgiSend): { readonly send: AsgiSend; readonly clientIsGone: () => boolean } {
  let gone = false;
  return {
    clientIsGone: () => gone,
    async send(message) {
      try {
        await send(message);
      } catch (error) {
        gone = true;
        throw error;
      }
    },
  };
}

function toMissingReply(routes: readonly HttpRoute[], scope: HttpScope): Reply {
  const allowed = routes.filter((route) => findRoute([route], scope.path)).map((route) => route.method);
  if (allowed.length === 0) return toErrorReply(new HttpError(404, `nothing at ${scope.path}`));
  const error = `${scope.path} does not answer ${scope.method}`;
  return new Reply({ error }, { status: 405, headers: { allow: allowed.join(", ") } });
}

const logFailure = (scope: HttpScope, error: unknown) => console.error(`${scope.method} ${scope.path} failed:`, error);
