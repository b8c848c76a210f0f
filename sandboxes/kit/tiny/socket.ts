/**
 * A WebSocket as its handler sees it. As in Starlette the handshake is the handler's to answer: `accept()` opens the
 * socket, `close()` before it turns the client away with HTTP 403, and nothing is sent or received before it.
 */
import type { AsgiReceive, AsgiSend, AsgiSent, WebSocketScope } from "../../../src/contract/asgi.ts";
import { assertClosable, closeCode } from "./close-code.ts";
import type { AnyParams } from "./path-params.ts";
import { createContext, type RequestContext } from "./request-context.ts";

/** The client is gone: nothing can be sent or received any more. */
export class WebSocketDisconnect extends Error {
  override readonly name = "WebSocketDisconnect";
  readonly code: number;
  readonly reason: string;

  constructor(code: number, reason: string, options?: ErrorOptions) {
    super(`the client is gone (${code}${reason && `: ${reason}`})`, options);
    this.code = code;
    this.reason = reason;
  }
}

export interface Socket<Params = AnyParams> extends RequestContext<Params>, AsyncIterable<string> {
  readonly state: "connecting" | "open" | "closed";
  /** @throws WebSocketDisconnect when the client did not wait for it */
  accept(): Promise<void>;
  /** Sends text as it is and anything else as JSON. @throws WebSocketDisconnect when the client is gone */
  send(message: unknown): Promise<void>;
  /** The next message. @throws WebSocketDisconnect when the client is gone */
  receive(): Promise<string>;
  /**
   * Does nothing on a socket that is closed already, so that it may stand in a `finally`.
   * @param reason at most 123 bytes
   */
  close(code?: number, reason?: string): Promise<void>;
}

export function createSocket(
  scope: WebSocketScope,
  params: AnyParams,
  receiveMessage: AsgiReceive,
  sendMessage: AsgiSend,
): Socket {
  let state: Socket["state"] = "connecting";

  function assertOpen(verb: string): void {
    if (state === "connecting") throw new Error(`cannot ${verb} before the handshake: await socket.accept() first`);
    if (state === "closed") throw new WebSocketDisconnect(closeCode.abnormal, "");
  }

  async function receive(): Promise<string> {
    assertOpen("receive");
    const message = await receiveMessage();
    if (message.type === "websocket.receive") return message.text;
    state = "closed";
    const { code, reason } =
      message.type === "websocket.disconnect" ? message : { code: closeCode.abnormal, reason: "" };
    throw new WebSocketDisconnect(code, reason);
  }

  async function send(message: unknown): Promise<void> {
    assertOpen("send");
    const text = typeof message === "string" ? message : JSON.stringify(message);
    await handOver({ type: "websocket.send", text });
  }

  async function handOver(message: AsgiSent): Promise<void> {
    try {
      await sendMessage(message);
    } catch (cause) {
      state = "closed";
      throw new WebSocketDisconnect(closeCode.abnormal, "", { cause });
    }
  }

  async function close(code: number = closeCode.normal, reason = ""): Promise<void> {
    assertClosable(code, reason);
    if (state === "closed") return;
    state = "closed";
    try {
      await sendMessage({ type: "websocket.close", code, reason });
    } catch {
      // The client closed at the same time; the socket is as closed as was asked.
    }
  }

  return {
    ...createContext(scope, params),
    get state() {
      return state;
    },
    async accept() {
      if (state !== "connecting") throw new Error("accept() answers the handshake, and that was answered already");
      state = "open";
      await handOver({ type: "websocket.accept" });
    },
    send,
    receive,
    close,
    /** Ends when the client leaves: a loop over messages needs no `catch` for it. */
    async *[Symbol.asyncIterator]() {
      try {
        while (true) yield await receive();
      } catch (error) {
        if (!(error instanceof WebSocketDisconnect)) throw error;
      }
    },
  };
}
