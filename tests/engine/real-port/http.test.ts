import { once } from "node:events";
import { Agent, request } from "node:http";
import { afterAll, afterEach, expect, test } from "vitest";
import { createNodeEngine } from "../../../src/engine/node/create-node-engine.ts";
import { openRaw, type RealServer, serve, toWorkspace } from "./real-server.ts";

const limitMs = 60_000;
const engine = createNodeEngine();
let server: RealServer | undefined;
afterEach(() => server?.stop());
afterAll(() => engine.dispose());

async function start(main: string): Promise<RealServer> {
  server = await serve(engine, toWorkspace(main));
  return server;
}

/** Serves an application that is not `tiny`'s, for what `tiny` never sends. */
const startBare = (body: string) =>
  start(`app.listen = undefined;
    globalThis[Symbol.for("watertight.door")].serve(async (scope, receive, send) => { ${body} }, 8000);
    app.listen = () => undefined;`);

const headersOf = (text: string) => `{ type: "http.response.start", status: 200, headers: [${text}] }`;

test("method, path, query, headers and body arrive, status and headers come back", { timeout: limitMs }, async () => {
  const { url, seen } = await start(`
    app.post("/echo/{id}", async (request) => ({
      id: request.params.id, q: request.query.get("q"), x: request.headers.get("x-one"), client: request.client,
      body: await request.text() }));`);
  const answer = await fetch(`${url}/echo/7?q=a%20b`, { method: "POST", headers: { "X-One": "1" }, body: "größe" });
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toBe("application/json");
  expect(await answer.json()).toEqual({ id: "7", q: "a b", x: "1", client: "client 1", body: "größe" });
  expect(await seen((event) => event.kind === "scope-opened")).toMatchObject({
    holder: "http",
    label: "POST /echo/7",
    scopeId: "client-1",
  });
  expect(await seen((event) => event.kind === "request-sent")).toMatchObject({
    requestId: 100_001,
    path: "/echo/7?q=a%20b",
  });
  expect(await seen((event) => event.kind === "request-answered")).toMatchObject({ status: 200 });
});

test("an unknown path is 404, a handler that throws 500, as the application says", { timeout: limitMs }, async () => {
  const { url } = await start(`app.get("/boom", () => { throw new Error("no"); });`);
  expect((await fetch(`${url}/nowhere`)).status).toBe(404);
  expect((await fetch(`${url}/boom`)).status).toBe(500);
});

test("a path that is too long for the log is cut there, and served whole", { timeout: limitMs }, async () => {
  const { url, seen } = await start(`app.get("/{id}", (request) => String(request.params.id.length));`);
  expect(await (await fetch(`${url}/${"x".repeat(12_000)}`)).text()).toBe("12000");
  expect(await seen((event) => event.kind === "scope-opened")).toMatchObject({ label: expect.stringMatching(/x…$/) });
});

test("HEAD gets the headers that a body would have, and no body", { timeout: limitMs }, async () => {
  const { port } = await startBare(`
    await send(${headersOf('["x-method", scope.method]')});
    await send({ type: "http.response.body", body: "twelve bytes", moreBody: false });`);
  const raw = openRaw(port);
  raw.write("HEAD / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
  const answer = await raw.closed;
  expect(answer).toMatch(/x-method: HEAD\r\n/i);
  expect(answer).toMatch(/content-length: 12\r\n/i);
  expect(answer.split("\r\n\r\n")[1]).toBe("");
});

test("a body of 1 MB arrives whole, one byte more is answered with 413", { timeout: limitMs }, async () => {
  const { url, trace } = await start(`app.post("/size", async (request) => (await request.text()).length);`);
  const post = (body: BodyInit) => fetch(`${url}/size`, { method: "POST", body, duplex: "half" } as RequestInit);
  expect(await (await post("x".repeat(1_000_000))).text()).toBe("1000000");
  const tooLong = await post("x".repeat(1_000_001));
  expect(tooLong.status).toBe(413);
  expect(await tooLong.text()).toContain("1000000 bytes");
  // Without a length in its headers it is found out on the way.
  const stream = new Blob(["x".repeat(3_000_000)]).stream();
  expect((await post(stream)).status).toBe(413);
  expect(trace.filter(({ kind }) => kind === "scope-opened")).toHaveLength(1);
});

test("an answer in parts reaches the client part by part", { timeout: limitMs }, async () => {
  const { port } = await startBare(`
    await send(${headersOf("")});
    await send({ type: "http.response.body", body: "first", moreBody: true });
    await receive(); await receive();`);
  const raw = openRaw(port);
  raw.write("GET / HTTP/1.1\r\nhost: x\r\n\r\n");
  expect(await raw.until(/first/)).toContain("200 OK");
  raw.socket.destroy();
  const failed = await server?.seen((event) => event.kind === "request-failed");
  expect(failed).toMatchObject({ message: expect.stringContaining("left") });
  await server?.seen((event) => event.kind === "scope-ended");
});

test("a client that leaves ends the wait of a handler that listens for it", { timeout: limitMs }, async () => {
  const { port, seen } = await startBare(`
    await receive();
    console.log("then " + (await receive()).type);`);
  const raw = openRaw(port);
  raw.write("GET / HTTP/1.1\r\nhost: x\r\n\r\n");
  await seen((event) => event.kind === "scope-opened");
  raw.socket.destroy();
  const logged = await seen((event) => event.kind === "log-written");
  expect(logged).toMatchObject({ text: "then http.disconnect" });
});

test("an application that ends in the middle of its answer cuts the client off", { timeout: limitMs }, async () => {
  const { url, seen } = await startBare(`
    await send(${headersOf("")});
    await send({ type: "http.response.body", body: "half", moreBody: true });`);
  const answer = await fetch(url);
  await expect(answer.text()).rejects.toThrow();
  expect(await seen((event) => event.kind === "request-failed")).toMatchObject({
    message: expect.stringContaining("cut short"),
  });
});

test.each([
  ["a header that cannot be sent", headersOf(String.raw`["x", "a\nb"]`)],
  ["a status that is none", `{ type: "http.response.start", status: 42, headers: [] }`],
])("%s is thrown at the application, and the client gets 500", { timeout: limitMs }, async (_, message) => {
  const { url, seen } = await startBare(`await send(${message});`);
  expect((await fetch(url)).status).toBe(500);
  expect(await seen((event) => event.kind === "scope-ended")).toMatchObject({ outcome: "threw" });
});

test("a sender waits for a client that does not read, and goes on once it does", { timeout: limitMs }, async () => {
  const { port, url, trace, seen } = await startBare(`
    await send(${headersOf("")});
    const part = "x".repeat(1_000_000);
    for (let n = 1; n <= 12; n += 1) {
      await send({ type: "http.response.body", body: part, moreBody: n < 12 });
      console.log("sent " + n);
    }`);
  const raw = openRaw(port);
  raw.socket.pause();
  raw.write("GET / HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n");
  await seen((event) => event.kind === "log-written" && event.text === "sent 1");
  expect((await (await fetch(url)).text()).length).toBe(12_000_000);
  await seen((event) => event.kind === "scope-ended" && event.scopeId === "client-2");
  expect(trace.some((event) => event.kind === "scope-ended" && event.scopeId === "client-1")).toBe(false);
  raw.socket.resume();
  expect((await raw.closed).length).toBeGreaterThan(12_000_000);
  await seen((event) => event.kind === "scope-ended" && event.scopeId === "client-1");
});

test("who never waits for its sends loses a client that does not read", { timeout: limitMs }, async () => {
  const { port, seen } = await startBare(`
    await send(${headersOf("")});
    const part = "x".repeat(1_000_000);
    for (let n = 1; n <= 40; n += 1) send({ type: "http.response.body", body: part, moreBody: true }).catch(() => {});
    await receive(); await receive();`);
  const raw = openRaw(port);
  raw.socket.pause();
  raw.write("GET / HTTP/1.1\r\nhost: x\r\n\r\n");
  expect(await seen((event) => event.kind === "log-written")).toMatchObject({
    level: "warn",
    text: expect.stringContaining("does not read was dropped"),
  });
  await seen((event) => event.kind === "scope-ended");
});

test.each(["GARBAGE\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "\0\u0001\u0002\u0003\r\n\r\n"])(
  "%j is answered with 400, and the next client is served",
  { timeout: limitMs },
  async (garbage) => {
    const { port, url } = await start(`app.get("/ping", () => "pong");`);
    const raw = openRaw(port);
    raw.write(garbage);
    expect(await raw.closed).toMatch(/^HTTP\/1\.1 400 /);
    expect(await (await fetch(`${url}/ping`)).text()).toBe("pong");
  },
);

test("half a request reaches nobody, and holds nobody up", { timeout: limitMs }, async () => {
  const { port, url, trace } = await start(`app.post("/ping", () => "pong");`);
  const halves = ["POST /ping HTT", "POST /ping HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\nhalf"].map((half) => {
    const raw = openRaw(port);
    raw.write(half);
    return raw;
  });
  await Promise.all(halves.map(({ socket }) => once(socket, "connect")));
  expect(await (await fetch(`${url}/ping`, { method: "POST" })).text()).toBe("pong");
  for (const { socket } of halves) socket.destroy();
  expect(await (await fetch(`${url}/ping`, { method: "POST" })).text()).toBe("pong");
  expect(trace.filter(({ kind }) => kind === "request-sent").length).toBeLessThanOrEqual(2);
});

test("a request that offers another protocol is served as it is", { timeout: limitMs }, async () => {
  const { port } = await start(`app.get("/ping", () => "pong");`);
  const raw = openRaw(port);
  raw.write("GET /ping HTTP/1.1\r\nhost: x\r\nconnection: upgrade, http2-settings, close\r\nupgrade: h2c\r\n\r\n");
  expect(await raw.until(/pong/)).toMatch(/^HTTP\/1\.1 200 /);
});

test("a connection is kept for further requests, and given up on a paused clock too", {
  timeout: limitMs,
}, async () => {
  const { url, setPace } = await start(`app.get("/ping", () => "pong");`);
  setPace({ kind: "paused" });
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = async () => {
    const asked = request(`${url}/ping`, { agent }).end();
    const [answer] = await once(asked, "response");
    answer.resume();
    await once(answer, "end");
    return asked;
  };
  const { socket } = await ask();
  const second = await ask();
  expect(second.reusedSocket).toBe(true);
  // The server closes it after five real seconds.
  await once(socket as NonNullable<typeof socket>, "close");
  agent.destroy();
});
