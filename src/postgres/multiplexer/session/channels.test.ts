import type pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bootTestEngine, type TestEngine } from "../../testing/boot-test-engine.ts";
import { createTestServer, type TestServer } from "../../testing/test-server.ts";

const seed = `CREATE TABLE item (id int PRIMARY KEY, n int); INSERT INTO item VALUES (1, 1)`;

let engine: TestEngine;
let server: TestServer;
beforeAll(async () => {
  engine = await bootTestEngine();
}, 30_000);
beforeEach(() => {
  server = createTestServer(engine.begin(seed));
});
afterEach(() => server.dispose());
afterAll(() => engine.backend.close());

interface Listener {
  readonly client: pg.Client;
  readonly heard: string[];
}

async function createListener(...channels: readonly string[]): Promise<Listener> {
  const client = await server.client();
  const heard: string[] = [];
  client.on("notification", ({ channel, payload, processId }) => heard.push(`${channel}:${payload}:${processId}`));
  for (const channel of channels) await client.query(`LISTEN ${channel}`);
  return { client, heard };
}

describe("a notification", () => {
  test("reaches those who listen to its channel, the sender included, and nobody else", async () => {
    const [a, b, c] = [
      await createListener("news"),
      await createListener("sport"),
      await createListener("news", "sport"),
    ];
    await a.client.query("NOTIFY news, 'one'");
    await b.client.query("SELECT pg_notify($1, $2)", ["sport", "two"]);
    await server.rest();
    expect([a.heard, b.heard, c.heard]).toEqual([
      ["news:one:101"],
      ["sport:two:102"],
      ["news:one:101", "sport:two:102"],
    ]);
  });

  test("is sent at commit, once for equal ones, and never after a rollback", async () => {
    const [listener, sender] = [await createListener("news"), await server.client()];
    await sender.query("BEGIN; NOTIFY news, 'lost'; ROLLBACK");
    await sender.query("BEGIN");
    await sender.query("NOTIFY news, 'one'");
    await sender.query("NOTIFY news, 'one'");
    await server.rest();
    expect(listener.heard).toEqual([]);
    await sender.query("COMMIT");
    await server.rest();
    expect(listener.heard).toEqual(["news:one:102"]);
  });

  test("waits for the end of its listener's own transaction", async () => {
    const [listener, sender] = [await createListener("news"), await server.client()];
    await listener.client.query("BEGIN");
    await listener.client.query("SELECT 1");
    await sender.query("NOTIFY news, 'one'");
    await server.rest();
    expect(listener.heard).toEqual([]);
    await listener.client.query("COMMIT");
    expect(listener.heard).toEqual(["news:one:102"]);
  });

  test("is not heard by a LISTEN that was rolled back, nor after UNLISTEN or DISCARD ALL", async () => {
    const [a, b, c] = [await createListener(), await createListener("news"), await createListener("news")];
    await a.client.query("BEGIN; LISTEN news; ROLLBACK");
    await a.client.query("BEGIN");
    await a.client.query("LISTEN news");
    await a.client.query("ROLLBACK");
    await b.client.query("UNLISTEN news");
    await c.client.query("DISCARD ALL");
    await c.client.query("NOTIFY news, 'one'");
    await server.rest();
    expect([a.heard, b.heard, c.heard]).toEqual([[], [], []]);
  });

  test("of an open writer is heard by who began to listen meanwhile", async () => {
    const [writer, listener] = [await server.client(), await createListener()];
    await writer.query("BEGIN");
    await writer.query("UPDATE item SET n = 2");
    await writer.query("NOTIFY news, 'one'");
    await listener.client.query("LISTEN news");
    await writer.query("COMMIT");
    await server.rest();
    expect(listener.heard).toEqual(["news:one:101"]);
  });

  test("names its channel as it was quoted, and each session sees only the channels of its own", async () => {
    const [a, b] = [await createListener('"Odd Name"'), await createListener("plain")];
    await b.client.query(`NOTIFY "Odd Name", 'one'`);
    await server.rest();
    expect(a.heard).toEqual(["Odd Name:one:102"]);
    expect((await b.client.query("SELECT * FROM pg_listening_channels() AS c")).rows).toEqual([{ c: "plain" }]);
  });
});
