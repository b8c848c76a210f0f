import type { AsgiReceive, HttpScope } from "../../../src/contract/asgi.ts";
import type { AnyParams } from "./path-params.ts";
import { HttpError } from "./reply.ts";
import { createContext, type RequestContext } from "./request-context.ts";

export interface HttpRequest<Params = AnyParams> extends RequestContext<Params> {
  readonly method: string;
  /** The whole body; a second call gives it again. */
  text(): Promise<string>;
  /** @throws HttpError 400 when the body is not JSON */
  json(): Promise<unknown>;
}

export function createHttpRequest(scope: HttpScope, params: AnyParams, receive: AsgiReceive): HttpRequest {
  let body: string | null = null;

  async function text(): Promise<string> {
    if (body !== null) return body;
    let received = "";
    for (let more = true; more; ) {
      const message = await receive();
      if (message.type !== "http.request") throw new HttpError(400, "the client left before its body had arrived");
      received += message.body;
      more = message.moreBody;
    }
    body = received;
    return received;
  }

  async function json(): Promise<unknown> {
    const source = await text();
    try {
      return JSON.parse(source);
    } catch (cause) {
      throw new HttpError(400, "the body is not JSON", { cause });
    }
  }

  return { ...createContext(scope, params), method: scope.method, text, json };
}
