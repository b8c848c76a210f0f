import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { DatabasePost, DatabaseToServer } from "../../contract/database-protocol.ts";
import { defaultDatabaseOptions as options } from "../../contract/default-database.ts";
import type { DatabaseClient } from "../client/database-client.ts";
import { createNodeDatabase } from "./database-client.ts";

const seedSql = "CREATE TABLE item (id int, name text); INSERT INTO item VALUES (1, 'a'), (2, NULL)";

let database: DatabaseClient;
beforeAll(async () => {
  database = createNodeDatabase();
  await database.boot();
}, 30_000);
afterAll(() => database.dispose());

describe("the database in a worker thread", () => {
  test("begins from the seed at each reset and shows its rows as JSON", async () => {
    await database.reset({ seedSql, options });
    await database.reset({ seedSql, options });
    expect(await database.query("SELECT * FROM item ORDER BY id; ")).toEqual([
      { id: 1, name: "a" },
      { id: 2, name: null },
    ]);
  });

  test("tells where a seed is wrong", async () => {
    const failure = database.reset({ seedSql: "CREATE TABLE a ();\nCREATE TABEL b ()", options });
    await expect(failure).rejects.toMatchObject({ code: "seed-failed", sqlState: "42601", position: 27 });
  });

  test("tells what is wrong with a query", async () => {
    await expect(database.query("SELECT * FROM nothing")).rejects.toMatchObject({
      code: "query-failed",
      sqlState: "42P01",
    });
  });

  test("serves a server process over the port that it was given", async () => {
    await database.reset({ seedSql, options });
    const { port1, port2 } = new MessageChannel();
    await database.attach(1, port2);
    const answers = new Promise<DatabaseToServer[]>((resolve) => {
      const messages: DatabaseToServer[] = [];
      port1.onmessage = ({ data }: MessageEvent<DatabasePost>) => {
        messages.push(...data);
        if (data.at(-1)?.kind === "settled") resolve(messages);
      };
    });
    port1.postMessage({ kind: "connect", connectionId: 7, messageId: 1, atMs: 0 });
    expect(await answers).toEqual([
      { kind: "connected", connectionId: 7, costMs: options.connectMs },
      { kind: "settled", messageId: 1 },
    ]);
    await database.detach(1);
    port1.close();
  });

  test("answers each pending request when it ends", async () => {
    const other = createNodeDatabase();
    const pending = other.ping();
    other.dispose();
    await expect(pending).rejects.toMatchObject({ code: "worker-died" });
    await expect(other.ping()).rejects.toMatchObject({ code: "worker-died" });
  });

  test("stops a boot that was called off or takes too long", async () => {
    const calledOff = createNodeDatabase();
    await expect(calledOff.boot(AbortSignal.abort())).rejects.toMatchObject({ code: "aborted" });
    calledOff.dispose();
    const slow = createNodeDatabase({ bootLimitMs: 1 });
    await expect(slow.boot()).rejects.toMatchObject({ code: "boot-timeout" });
    slow.dispose();
  });
});
