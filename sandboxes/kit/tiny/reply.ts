import type { AsgiSend } from "../../../src/contract/asgi.ts";

export interface ReplyInit {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  /** Runs once the answer is sent, while the request still lives, as Starlette's `BackgroundTask`. */
  readonly background?: () => unknown;
}

/** An answer with a status or headers of its own; any other value a handler returns is sent as JSON with 200. */
export class Reply {
  readonly body: unknown;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly background: (() => unknown) | undefined;

  /** @param body text goes out as it is, what a generator yields piece by piece as it comes, anything else as JSON */
  constructor(body: unknown, init: ReplyInit = {}) {
    this.body = body;
    this.status = init.status ?? 200;
    this.headers = init.headers ?? {};
    this.background = init.background;
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
  const isJson = typeof body !== "string" && !isStream(body);
  const type = isJson ? "application/json" : "text/plain; charset=utf-8";
  const whole = isStream(body) ? null : toText(body);
  await send({ type: "http.response.start", status, headers: Object.entries({ "content-type": type, ...headers }) });
  if (isStream(body))
    for await (const piece of body) await send({ type: "http.response.body", body: toText(piece), moreBody: true });
  await send({ type: "http.response.body", body: whole ?? "", moreBody: false });
}

const toText = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value));

/** Arrays can be iterated as well, and are sent whole: what comes piece by piece has a `next` to ask for it. */
const isStream = (body: unknown): body is AsyncIterable<unknown> | Iterable<unknown> =>
  typeof body === "object" &&
  body !== null &&
  (Symbol.asyncIterator in body || (Symbol.iterator in body && "next" in body));
