import { afterEach, describe, expect, it, vi } from "vitest";
import { openSocket } from "./asgi-driver.ts";
import { App, type Socket, WebSocketDisconnect } from "./index.ts";

const logged = vi.spyOn(console, "error").mockImplementation(() => undefined);
afterEach(() => logged.mockClear());

const serve = (handler: (socket: Socket) => Promise<void>) => new App().websocket("/ws", handler).asgi;

describe("a socket", () => {
  it("answers the handshake, then carries messages both ways until its handler returns", async () => {
    const app = serve(async (socket) => {
      await socket.accept();
      await socket.send({ hello: 1 });
      await socket.send(`heard ${await socket.receive()}`);
    });
    const tab = openSocket(app, "/ws");
    tab.deliver({ type: "websocket.receive", text: "x" });
    await tab.ended;
    expect(tab.sent).toEqual([
      { type: "websocket.accept" },
      { type: "websocket.send", text: '{"hello":1}' },
      { type: "websocket.send", text: "heard x" },
      { type: "websocket.close", code: 1000, reason: "" },
    ]);
  });

  it("ends a loop over its messages when the client leaves, and closes nothing that is gone", async () => {
    const heard: string[] = [];
    const app = serve(async (socket) => {
      await socket.accept();
      for await (const message of socket) heard.push(message);
      heard.push("after the loop");
    });
    const tab = openSocket(app, "/ws");
    tab.deliver({ type: "websocket.receive", text: "a" });
    await tab.nextSent();
    tab.deliver({ type: "websocket.disconnect", code: 1001, reason: "" });
    await tab.ended;
    expect(heard).toEqual(["a", "after the loop"]);
    expect(tab.sent).toEqual([{ type: "websocket.accept" }]);
  });

  it("throws WebSocketDisconnect from receive and from send once the client is gone", async () => {
    const codes: number[] = [];
    const note = (error: unknown) => codes.push(error instanceof WebSocketDisconnect ? error.code : 0);
    const app = serve(async (socket) => {
      await socket.accept();
      await socket.receive().catch(note);
      await socket.send("anyone?").catch(note);
      await socket.receive();
    });
    const tab = openSocket(app, "/ws");
    await tab.nextSent();
    tab.deliver({ type: "websocket.disconnect", code: 1001, reason: "" });
    await tab.ended;
    expect(codes).toEqual([1001, 1006]);
    expect(logged, "a client that leaves is no failure").not.toHaveBeenCalled();
  });

  it("throws WebSocketDisconnect from a send that the connection refuses", async () => {
    const caught: unknown[] = [];
    const app = serve(async (socket) => {
      await socket.accept();
      await new Promise((resolve) => setTimeout(resolve));
      await socket.send("too late").catch((error: unknown) => caught.push(error));
    });
    const tab = openSocket(app, "/ws");
    await tab.nextSent();
    tab.deliver({ type: "websocket.disconnect", code: 1006, reason: "" });
    await tab.ended;
    expect(caught).toEqual([expect.any(WebSocketDisconnect)]);
  });

  it("throws WebSocketDisconnect from accept when the client did not wait", async () => {
    const caught: unknown[] = [];
    const app = serve((socket) => socket.accept().catch((error: unknown) => void caught.push(error)));
    const tab = openSocket(app, "/ws");
    tab.deliver({ type: "websocket.disconnect", code: 1006, reason: "" });
    await tab.ended;
    expect(caught).toEqual([expect.any(WebSocketDisconnect)]);
  });

  it("is closed with 1011 and a log line when its handler throws", async () => {
    const app = serve(async (socket) => {
      await socket.accept();
      throw new Error("boom");
    });
    const tab = openSocket(app, "/ws");
    await tab.ended;
    expect(tab.sent.at(-1)).toEqual({ type: "websocket.close", code: 1011, reason: "" });
    expect(logged).toHaveBeenCalledOnce();
  });

  it("turns the client away when closed before the handshake, or on a path without a route", async () => {
    const refusing = openSocket(
      serve((socket) => socket.close(1008, "no token")),
      "/ws",
    );
    const lost = openSocket(new App().asgi, "/nowhere");
    await Promise.all([refusing.ended, lost.ended]);
    expect(refusing.sent).toEqual([{ type: "websocket.close", code: 1008, reason: "no token" }]);
    expect(lost.sent).toEqual([{ type: "websocket.close", code: 1000, reason: "" }]);
  });

  it("neither sends nor receives before the handshake is answered", async () => {
    const messages: string[] = [];
    const note = (error: Error) => messages.push(error.message);
    const app = serve(async (socket) => {
      await socket.send("x").catch(note);
      await socket.receive().catch(note);
    });
    await openSocket(app, "/ws").ended;
    expect(messages).toEqual([
      "cannot send before the handshake: await socket.accept() first",
      "cannot receive before the handshake: await socket.accept() first",
    ]);
  });

  it.each([999, 1004, 1005, 1006, 1015, 2999, 5000, 1000.5])("may not be closed with code %d", async (code) => {
    const caught: unknown[] = [];
    const app = serve(async (socket) => {
      await socket.accept();
      await socket.close(code).catch((error: unknown) => caught.push(error));
    });
    await openSocket(app, "/ws").ended;
    expect(caught).toEqual([expect.any(RangeError)]);
  });

  it("takes a close reason of 123 bytes and no more, counted in UTF-8", async () => {
    const outcomes: string[] = [];
    const app = serve(async (socket) => {
      await socket.accept();
      await socket.close(4000, "é".repeat(62)).catch((error: Error) => outcomes.push(error.name));
      await socket.close(4000, `${"é".repeat(61)}x`);
      outcomes.push(socket.state);
    });
    await openSocket(app, "/ws").ended;
    expect(outcomes).toEqual(["RangeError", "closed"]);
  });

  it("can be closed twice", async () => {
    const app = serve(async (socket) => {
      await socket.accept();
      await socket.close(4001, "bye");
      await socket.close();
    });
    const tab = openSocket(app, "/ws");
    await tab.ended;
    expect(tab.sent.at(-1)).toEqual({ type: "websocket.close", code: 4001, reason: "bye" });
    expect(tab.sent).toHaveLength(2);
  });
});
