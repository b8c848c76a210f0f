/** The lesson's own program, with real Postgres behind it and real clients before it. */
import { once } from "node:events";
import { afterAll, afterEach, expect, test } from "vitest";
import { WebSocket } from "ws";
import { createNodeEngine } from "../../../src/engine/node/create-node-engine.ts";
import { lessonWorkspace, type RealServer, serve } from "./real-server.ts";

const limitMs = 60_000;
const engine = createNodeEngine();
let server: RealServer | undefined;
afterEach(() => server?.stop());
afterAll(() => engine.dispose());

async function greeted(url: string): Promise<{ webSocket: WebSocket; greeting: string }> {
  const webSocket = new WebSocket(`${url}/ws`);
  const [data] = await once(webSocket, "message");
  return { webSocket, greeting: String(data) };
}

test("a real client sees the pool's answer, and the trace tells of it", { timeout: limitMs }, async () => {
  server = await serve(engine, await lessonWorkspace("exhaustion"));
  const { webSocket, greeting } = await greeted(server.url);
  expect(JSON.parse(greeting)).toEqual({ items: 12 });
  webSocket.send("count");
  expect(JSON.parse(String((await once(webSocket, "message"))[0]))).toEqual({ items: 12 });
  webSocket.close(4001, "done");
  await server.seen((event) => event.kind === "lease-returned");
  const own = server.trace.filter((event) => event.scopeId === "client-1");
  expect(own.map(({ kind }) => kind).filter((kind) => /^(scope|socket|checkout|lease)/.test(kind))).toEqual([
    "scope-opened",
    "socket-accepted",
    "checkout-requested",
    "checkout-granted",
    "socket-sent",
    "socket-received",
    "socket-sent",
    "socket-closed",
    "lease-returned",
    "scope-ended",
  ]);
  expect(own).toContainEqual(expect.objectContaining({ kind: "scope-opened", label: "client 1" }));
  expect(own).toContainEqual(
    expect.objectContaining({ kind: "socket-closed", tab: 10_001, code: 4001, reason: "done", by: "client" }),
  );
});

test("the 31st real WebSocket waits as a tab does, while GET /ping is answered", { timeout: limitMs }, async () => {
  server = await serve(engine, await lessonWorkspace("exhaustion"));
  const { url } = server;
  const clients = await Promise.all(Array.from({ length: 30 }, () => greeted(url)));
  const last = new WebSocket(`${url}/ws`);
  await once(last, "open");
  await server.seen((event) => event.kind === "checkout-requested" && event.queued);
  expect(await (await fetch(`${url}/ping`)).text()).toBe("pong");
  const heard: unknown[] = [];
  last.on("message", (data) => heard.push(JSON.parse(String(data))));
  expect(heard).toEqual([]);
  clients[0]?.webSocket.close();
  await once(last, "message");
  expect(heard).toEqual([{ items: 12 }]);
});

test("after 30 s on the learner's clock the 31st is closed with 1011", { timeout: limitMs }, async () => {
  server = await serve(engine, await lessonWorkspace("exhaustion"));
  const { url } = server;
  await Promise.all(Array.from({ length: 30 }, () => greeted(url)));
  const last = new WebSocket(`${url}/ws`);
  await server.seen((event) => event.kind === "checkout-requested" && event.queued);
  server.setPace({ kind: "live", rate: 100 });
  expect((await once(last, "close"))[0]).toBe(1011);
  await server.seen((event) => event.kind === "checkout-failed" && event.reason === "timed-out");
});

test("real clients and modelled tabs share the pool, and their numbers never meet", { timeout: limitMs }, async () => {
  server = await serve(engine, await lessonWorkspace("exhaustion"));
  server.openModelledTab(1);
  await server.seen((event) => event.kind === "tab-received");
  await greeted(server.url);
  await fetch(`${server.url}/ping`);
  await server.seen((event) => event.kind === "request-answered");
  const tabs = new Set(server.trace.flatMap((event) => ("tab" in event ? [`${event.scopeId} ${event.tab}`] : [])));
  expect([...tabs]).toEqual(["socket-1 1", "client-1 10001"]);
  const requests = server.trace.flatMap((event) => ("requestId" in event ? [event.requestId] : []));
  expect(new Set(requests)).toEqual(new Set([100_002]));
});

test("an error that nobody catches drops every real client, and the port is free again", {
  timeout: limitMs,
}, async () => {
  const lesson = await lessonWorkspace("exhaustion");
  const files = { ...lesson.files };
  files["main.ts"] =
    `${files["main.ts"]}\napp.get("/boom", () => void setTimeout(() => { throw new Error("boom"); }));`;
  server = await serve(engine, { ...lesson, files });
  const { webSocket } = await greeted(server.url);
  const closed = once(webSocket, "close");
  await fetch(`${server.url}/boom`).catch(() => undefined);
  expect(await server.ended).toEqual({ kind: "exited", exitCode: 1 });
  expect((await closed)[0]).toBeOneOf([1001, 1006]);
  server = await serve(engine, lesson, { host: "127.0.0.1", port: server.port });
  expect(await (await fetch(`${server.url}/ping`)).text()).toBe("pong");
});
