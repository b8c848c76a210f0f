import { once } from "node:events";
import { connect } from "node:net";
import { afterEach, expect, test } from "vitest";
import { WebSocket } from "ws";
import type { AsgiApp } from "../../contract/asgi.ts";
import { createOutsideClients } from "../../harness/outside-clients.ts";
import { createRecorder } from "../../harness/recorder.ts";
import { noOracle } from "../../harness/scope-oracle.ts";
import { createTurnLoop } from "../../harness/turn-loop.ts";
import { type RealPort, serveRealPort } from "./real-port.ts";

const greeter: AsgiApp = async (scope, receive, send) => {
  await receive();
  if (scope.type === "websocket") {
    await send({ type: "websocket.accept" });
    await receive();
    return;
  }
  await send({ type: "http.response.start", status: 200, headers: [] });
  await send({ type: "http.response.body", body: "hello", moreBody: false });
};

function createClients() {
  const loop = createTurnLoop(
    {
      yieldTurn: (resume) => void setImmediate(resume),
      wallMs: () => performance.now(),
      wallTimer: () => () => undefined,
    },
    {
      inFlight: () => false,
      takeArrivals: () => 0,
      somebodyWaits: () => false,
      quiesced: () => undefined,
      resting: () => undefined,
      askToAdvance: null,
      uncaught: (error) => {
        throw error;
      },
    },
  );
  return createOutsideClients({
    loop,
    recorder: createRecorder({ processId: 0, loop, post: () => undefined, kept: () => undefined }),
    oracle: noOracle,
    app: () => greeter,
    keepAlive: () => null,
    describe: (error) => ({ name: "Error", message: String(error), code: null, site: null }),
    warn: () => undefined,
  });
}

let port: RealPort | undefined;
afterEach(() => port?.dispose(0));

async function open(): Promise<RealPort> {
  const opened = await serveRealPort({ outside: createClients(), host: "127.0.0.1", port: 0 });
  if (!opened.ok) throw opened.error;
  port = opened.value;
  return port;
}

test("disposing tells every WebSocket 1001, and a further client finds nobody", async () => {
  const opened = await open();
  const client = new WebSocket(`ws://127.0.0.1:${opened.port}`);
  await once(client, "open");
  const [[code], disposed] = await Promise.all([once(client, "close"), opened.dispose(10_000).then(() => "disposed")]);
  expect([code, disposed]).toEqual([1001, "disposed"]);
  await expect(fetch(`http://127.0.0.1:${opened.port}`)).rejects.toThrow();
});

test("disposing drops whoever has not gone within the limit", async () => {
  const opened = await open();
  const half = connect(opened.port, "127.0.0.1");
  half.write("GET / HTT");
  await once(half, "connect");
  expect(await (await fetch(`http://127.0.0.1:${opened.port}`)).text()).toBe("hello");
  const closed = once(half, "close");
  await opened.dispose(50);
  await closed;
});

test("disposing twice is disposing once", async () => {
  const opened = await open();
  await Promise.all([opened.dispose(), opened.dispose()]);
});

test("a taken port is told with its code, after the time that an ended server may need", async () => {
  const { port: taken } = await open();
  const second = await serveRealPort({ outside: createClients(), host: "127.0.0.1", port: taken });
  expect(second).toMatchObject({ ok: false, error: { code: "EADDRINUSE" } });
}, 10_000);

test("a port that no machine has is told as well", async () => {
  const opened = await serveRealPort({ outside: createClients(), host: "127.0.0.1", port: 65_536 });
  expect(opened).toMatchObject({ ok: false, error: { code: "ERR_SOCKET_BAD_PORT" } });
});
