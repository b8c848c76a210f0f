import { once } from "node:events";
import { afterAll, afterEach, expect, test } from "vitest";
import { WebSocket } from "ws";
import { createNodeEngine } from "../../../src/engine/node/create-node-engine.ts";
import { openRaw, type RealServer, serve, toHandshake, toWorkspace } from "./real-server.ts";

const limitMs = 60_000;
const engine = createNodeEngine();
let server: RealServer | undefined;
afterEach(() => server?.stop());
afterAll(() => engine.dispose());

async function start(handler: string): Promise<RealServer> {
  server = await serve(engine, toWorkspace(`app.websocket("/ws", async (socket) => { ${handler} });`));
  return server;
}

const echo = `await socket.accept(); for await (const message of socket) await socket.send("heard " + message);`;

const open = ({ url }: RealServer, path = "/ws") => new WebSocket(`${url}${path}`);

test("text goes both ways, in order", { timeout: limitMs }, async () => {
  const client = open(await start(echo));
  await once(client, "open");
  const heard: string[] = [];
  client.on("message", (data) => heard.push(String(data)));
  for (const text of ["a", "ß", "c"]) client.send(text);
  while (heard.length < 3) await once(client, "message");
  expect(heard).toEqual(["heard a", "heard ß", "heard c"]);
});

test("the handshake is answered when the application accepts, not before", { timeout: limitMs }, async () => {
  const running = await start(`await new Promise((done) => setTimeout(done, 3_600_000)); await socket.accept();`);
  const client = open(running);
  await running.seen((event) => event.kind === "scope-opened");
  expect(client.readyState).toBe(WebSocket.CONNECTING);
  expect(running.trace.some((event) => event.kind === "socket-accepted")).toBe(false);
  client.on("error", () => undefined);
  client.terminate();
  expect(await running.seen((event) => event.kind === "socket-closed")).toMatchObject({ code: 1006, by: "network" });
});

test.each([
  ["a close before the accept", "await socket.close(1008);", "/ws"],
  ["a path without a route", "", "/elsewhere"],
  ["a handler that throws before it", `throw new Error("no");`, "/ws"],
])("%s is HTTP 403", { timeout: limitMs }, async (_, handler, path) => {
  const [error] = await once(open(await start(handler), path), "error");
  expect(String(error)).toContain("Unexpected server response: 403");
});

test("close codes and reasons pass both ways", { timeout: limitMs }, async () => {
  const running = await start(`await socket.accept();
    await socket.receive().catch((error) => console.log(error.code + " " + error.reason));
    await socket.close(4100, "grüße");`);
  const leaving = open(running);
  await once(leaving, "open");
  leaving.close(4000, "going");
  expect(await running.seen((event) => event.kind === "log-written")).toMatchObject({ text: "4000 going" });
  const staying = open(running);
  await once(staying, "open");
  staying.send("x");
  const [code, reason] = await once(staying, "close");
  expect([code, String(reason)]).toEqual([4100, "grüße"]);
});

test("a client that vanishes is 1006", { timeout: limitMs }, async () => {
  const running = await start(echo);
  const client = open(running);
  await once(client, "open");
  client.terminate();
  expect(await running.seen((event) => event.kind === "socket-closed")).toMatchObject({ code: 1006, by: "network" });
  await running.seen((event) => event.kind === "scope-ended");
});

test("a close without a code is 1005", { timeout: limitMs }, async () => {
  const running = await start(echo);
  const client = open(running);
  await once(client, "open");
  client.close();
  expect(await running.seen((event) => event.kind === "socket-closed")).toMatchObject({ code: 1005, by: "client" });
});

test.each([
  ["a binary message", 1003, (client: WebSocket) => client.send(Buffer.from("x"))],
  ["a message past 1 MB", 1009, (client: WebSocket) => client.send("x".repeat(1_000_001))],
])("%s closes the socket with %d", { timeout: limitMs }, async (_, code, send) => {
  const running = await start(echo);
  const client = open(running);
  await once(client, "open");
  send(client);
  expect((await once(client, "close"))[0]).toBe(code);
  expect(await running.seen((event) => event.kind === "socket-closed")).toMatchObject({ code, by: "server" });
  expect(running.trace.some((event) => event.kind === "socket-received")).toBe(false);
});

test("a frame that is none closes the socket with 1002", { timeout: limitMs }, async () => {
  const running = await start(echo);
  const raw = openRaw(running.port);
  raw.write(toHandshake("/ws"));
  await raw.until(/101 Switching/);
  raw.write("garbage, unmasked");
  await raw.closed;
  expect(await running.seen((event) => event.kind === "socket-closed")).toMatchObject({ code: 1002, by: "server" });
});

test("what comes before the handshake is answered is kept for after it", { timeout: limitMs }, async () => {
  const running = await start(`await new Promise((done) => setTimeout(done, 50)); ${echo}`);
  const raw = openRaw(running.port);
  raw.write(toHandshake("/ws"));
  await running.seen((event) => event.kind === "scope-opened");
  // A masked text frame "hi", mask 0.
  raw.socket.write(Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0x68, 0x69]));
  expect(await raw.until(/heard hi/)).toContain("101 Switching");
});

test.each([
  ["another method", toHandshake("/ws").replace("GET", "POST"), 405],
  ["no key", toHandshake("/ws").replace(/sec-websocket-key.*\r\n/, ""), 400],
  ["another version", toHandshake("/ws").replace("version: 13", "version: 7"), 400],
])("a handshake with %s never reaches the application", { timeout: limitMs }, async (_, handshake, status) => {
  const running = await start(echo);
  const raw = openRaw(running.port);
  raw.write(handshake);
  expect(await raw.closed).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
  expect(running.trace.some((event) => event.kind === "scope-opened")).toBe(false);
});

test("a sender waits for a client that does not read, and goes on once it does", { timeout: limitMs }, async () => {
  const running = await start(`await socket.accept(); const part = "x".repeat(1_000_000);
    for (let n = 1; n <= 12; n += 1) { await socket.send(part); console.log("sent " + n); }`);
  const client = open(running);
  await once(client, "open");
  client.pause();
  await running.seen((event) => event.kind === "log-written" && event.text === "sent 1");
  const other = open(running);
  await once(other, "open");
  await once(other, "close");
  const sentTo = (scopeId: string) =>
    running.trace.filter((event) => event.kind === "log-written" && event.scopeId === scopeId).length;
  await running.seen((event) => event.kind === "scope-ended" && event.scopeId === "client-2");
  expect(sentTo("client-2")).toBe(12);
  expect(sentTo("client-1")).toBeLessThan(12);
  client.resume();
  await once(client, "close");
  await running.seen((event) => event.kind === "scope-ended" && event.scopeId === "client-1");
  expect(sentTo("client-1")).toBe(12);
});

test("who never waits for its sends loses a client that does not read", { timeout: limitMs }, async () => {
  const running = await start(`await socket.accept(); const part = "x".repeat(1_000_000);
    for (let n = 1; n <= 40; n += 1) socket.send(part).catch(() => {});
    await socket.receive();`);
  const client = open(running);
  await once(client, "open");
  client.pause();
  expect(await running.seen((event) => event.kind === "log-written" && event.level === "warn")).toMatchObject({
    text: expect.stringContaining("does not read was dropped"),
  });
  expect(await running.seen((event) => event.kind === "socket-closed")).toMatchObject({ code: 1006 });
});

test("a client that sends faster than it is heard is held back, and nothing is lost", {
  timeout: limitMs,
}, async () => {
  const running = await start(`await socket.accept(); await socket.receive();
    await new Promise((done) => setTimeout(done, 100));
    let heard = 1; for await (const message of socket) if (++heard === 5_000) await socket.close(4005, String(heard));`);
  const client = open(running);
  await once(client, "open");
  for (let n = 0; n < 5_000; n += 1) client.send(`${n}`);
  expect((await once(client, "close"))[0]).toBe(4005);
  await running.seen((event) => event.kind === "scope-ended");
  const heard = running.trace.flatMap((event) => (event.kind === "socket-received" ? [event.text] : []));
  expect(heard).toEqual(Array.from({ length: 5_000 }, (_, n) => `${n}`));
});

test("a client that does not answer a close is dropped in real time, on a paused clock too", {
  timeout: limitMs,
}, async () => {
  const running = await start(`await socket.accept(); await socket.receive(); await socket.close(4000);`);
  const raw = openRaw(running.port);
  raw.write(toHandshake("/ws"));
  await raw.until(/101 Switching/);
  running.setPace({ kind: "paused" });
  raw.socket.write(Buffer.from([0x81, 0x82, 0, 0, 0, 0, 0x68, 0x69]));
  const { seq } = await running.seen((event) => event.kind === "scope-ended");
  // The time-out of `ws` is no timer of the learner's, for whom nothing is left to wait for.
  await running.seen((event) => event.kind === "quiesced" && event.seq > seq);
  await raw.closed;
});

test("a client that answers no pings is dropped, and one that does stays", { timeout: limitMs }, async () => {
  const main = `app.websocket("/ws", async (socket) => { ${echo} });
const listen = app.listen.bind(app);
app.listen = (port) => listen(port, { pingIntervalMs: 30, pingTimeoutMs: 200 });`;
  server = await serve(engine, toWorkspace(main));
  const answering = open(server);
  await once(answering, "open");
  let pings = 0;
  answering.on("ping", () => {
    pings += 1;
  });
  const mute = new WebSocket(`${server.url}/ws`, { autoPong: false });
  const [code] = await once(mute, "close");
  expect(code).toBe(1006);
  expect(await server.seen((event) => event.kind === "socket-closed")).toMatchObject({ code: 1006, by: "network" });
  expect(pings).toBeGreaterThan(1);
  expect(answering.readyState).toBe(WebSocket.OPEN);
  answering.terminate();
});
