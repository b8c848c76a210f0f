import type { HeaderList } from "../contract/asgi.ts";
import { maxTextLength } from "../contract/text-limit.ts";
import type { ConnectionContext } from "./connection-context.ts";
import { clip } from "./recorder.ts";
import { createSendBrake } from "./send-brake.ts";
import { openServerRequest, type ServerRequest } from "./server-request.ts";

export interface OutsideRequest {
  readonly method: string;
  /** Path and query. */
  readonly target: string;
  /** Names in small letters. */
  readonly headers: HeaderList;
  readonly body: string;
}

/** Where the answer goes. */
export interface AnswerSink {
  /** Throws what cannot be sent at the application. */
  start(status: number, headers: HeaderList): void;
  /** False when the client has to read before more is sent; `drained` tells that it has. */
  body(text: string, more: boolean): boolean;
  /** The application ended in the middle of its answer. */
  breakOff(): void;
}

/** What a real client does about its request. */
export interface RequestClient {
  drained(): void;
  /** It is gone, with or without its answer. */
  leave(): void;
}

/** @param number stands for the client in the log */
export function openOutsideRequest(
  number: number,
  requestId: number,
  request: OutsideRequest,
  sink: AnswerSink,
  context: ConnectionContext,
): RequestClient {
  const { loop, recorder } = context;
  const scopeId = `client-${number}`;
  const brake = createSendBrake(loop, scopeId);
  let server: ServerRequest | null = null;
  let status: number | null = null;
  let sentText = "";
  let state: "waiting" | "answering" | "over" = "waiting";

  function start(code: number, headers: HeaderList) {
    sink.start(code, headers);
    status = code;
  }

  function body(text: string, more: boolean): Promise<void> | undefined {
    if (state === "over") return undefined;
    if (status === null) start(200, []);
    state = more ? "answering" : "over";
    // One character past the limit, so that the cut is marked.
    sentText += text.slice(0, maxTextLength + 1 - sentText.length);
    const hasRoom = sink.body(text, more);
    if (!more)
      recorder.record({ kind: "request-answered", requestId, status: status ?? 200, body: clip(sentText) }, scopeId);
    return hasRoom || !more ? undefined : brake.wait();
  }

  function fail(message: string) {
    state = "over";
    recorder.record({ kind: "request-failed", requestId, message }, scopeId);
  }

  function unfinished() {
    if (state === "over") return;
    if (state === "answering") {
      fail("the answer was cut short: the application ended before its last part");
      return sink.breakOff();
    }
    start(500, [["content-type", "text/plain; charset=utf-8"]]);
    body("Internal Server Error", false);
  }

  loop.command(() => {
    const { method, target } = request;
    recorder.record({ kind: "request-sent", requestId, method, path: clip(target) }, scopeId);
    const app = context.app();
    if (!app) return unfinished();
    const client = `client ${number}`;
    server = openServerRequest({ ...request, client, scopeId, app, context, events: { start, body, unfinished } });
  });

  return {
    drained: () => brake.release(),
    leave() {
      loop.command(() => {
        if (state === "over") return;
        fail("the client left before its answer was whole");
        server?.disconnect();
        brake.release();
      });
    },
  };
}
