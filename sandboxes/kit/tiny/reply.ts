import type { AsgiSend } from "../../../src/contract/asgi.ts";

/** An answer with a status or headers of its own; any other value a handler returns is sent as JSON with 200. */
export class Reply {
  readonly body: unknown;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;

  /** @param body text goes out as it is, anything else as JSON */
  constructor(body: unknown, init: { readonly status?: number; readonly headers?: Record<string, string> } = {}) {
    this.body = body;
    this.status = init.status ?? 200;
    this.headers = init.headers ?? {};
  }
}

/** Throw it to answer with a status: `throw new HttpError(404, "no such item")`. */
export class HttpError extends Error {
  override readonly name = "HttpError";
  readonly status: number;

  constructor(status: number, detail: string, options?: ErrorOptions) {
    super(detail, options);
    this.status = status;
  }
}

export const toReply = (value: unknown): Reply => (value instanceof Reply ? value : new Reply(value ?? null));

/** An `HttpError` speaks for itself; of any other error the client learns only that there was one. */
export const toErrorReply = (error: unknown): Reply =>
  error instanceof HttpError
    ? new Reply({ error: error.message }, { status: error.status })
    : new Reply({ error: "Internal Server Error" }, { status: 500 });

export async function sendReply(send: AsgiSend, { body, status, headers }: Reply): Promise<void> {
  const isText = typeof body === "string";
  const type = isText ? "text/plain; charset=utf-8" : "application/json";
  const named = { "content-type": type, ...headers };
  const text = isText ? body : JSON.stringify(body);
  await send({ type: "http.response.start", status, headers: Object.entries(named) });
  await send({ type: "http.response.body", body: text, moreBody: false });
}
