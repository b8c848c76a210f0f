import { once } from "node:events";
import { createServer } from "node:net";
import { afterAll, expect, test } from "vitest";
import { defaultDatabaseOptions } from "../../../src/contract/default-database.ts";
import type { ListenOptions } from "../../../src/contract/harness-protocol.ts";
import { createNodeEngine } from "../../../src/engine/node/create-node-engine.ts";
import { serve, toWorkspace } from "./real-server.ts";

const limitMs = 60_000;
const engine = createNodeEngine();
afterAll(() => engine.dispose());

const startOn = (listen: ListenOptions) =>
  engine.start(
    toWorkspace(""),
    {
      database: defaultDatabaseOptions,
      seed: 1,
      listen,
      onStage: () => undefined,
      onMessage: () => undefined,
      onEnd: () => undefined,
    },
    new AbortController().signal,
  );

test("without a port of its own it takes the one of app.listen()", { timeout: limitMs }, async () => {
  const free = createServer().listen(0, "127.0.0.1");
  await once(free, "listening");
  const { port } = free.address() as { port: number };
  free.close();
  const workspace = toWorkspace("");
  const files = { "main.ts": (workspace.files["main.ts"] ?? "").replace("8000", String(port)) };
  const server = await serve(engine, { ...workspace, files }, { host: "127.0.0.1", port: null });
  expect(server.addresses).toEqual([{ processId: 0, host: "127.0.0.1", port }]);
  await server.stop();
});

test("a port that another program holds fails the start with the place and the remedy", {
  timeout: limitMs,
}, async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const { port } = other.address() as { port: number };
  const started = await startOn({ host: "127.0.0.1", port });
  other.close();
  expect(started).toMatchObject({
    ok: false,
    error: {
      kind: "start-failed",
      failure: {
        code: "port-not-opened",
        message: `Cannot listen on 127.0.0.1:${port} (EADDRINUSE).`,
        remedy: expect.stringContaining("another port"),
        error: { code: "EADDRINUSE" },
      },
    },
  });
});

test("an address that the machine has not fails the start as well", { timeout: limitMs }, async () => {
  const started = await startOn({ host: "192.0.2.1", port: 0 });
  expect(started).toMatchObject({
    ok: false,
    error: { failure: { message: expect.stringContaining("EADDRNOTAVAIL") } },
  });
});

test("a restart takes the same port again at once", { timeout: limitMs }, async () => {
  const first = await serve(engine, toWorkspace(`app.get("/which", () => "first");`));
  const listen = { host: "127.0.0.1", port: first.port };
  const second = await serve(engine, toWorkspace(`app.get("/which", () => "second");`), listen);
  expect(await (await fetch(`${second.url}/which`)).text()).toBe("second");
  await second.stop();
});
