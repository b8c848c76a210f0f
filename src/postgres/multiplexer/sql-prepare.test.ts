import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { bootTestEngine, type TestEngine } from "../testing/boot-test-engine.ts";
import { createTestServer, type TestServer } from "../testing/test-server.ts";

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

describe("PREPARE", () => {
  test("gives a name that is the session's own", async () => {
    const [a, b] = [await server.client(), await server.client()];
    await a.query("PREPARE pick (int) AS SELECT $1 + 1 AS v");
    await b.query("PREPARE pick AS SELECT 'b' AS v");
    expect((await a.query("EXECUTE pick (41)")).rows).toEqual([{ v: 42 }]);
    expect((await b.query("EXECUTE pick")).rows).toEqual([{ v: "b" }]);
    await a.query("DEALLOCATE pick");
    await expect(a.query("EXECUTE pick (1)")).rejects.toMatchObject({
      code: "26000",
      message: 'prepared statement "pick" does not exist',
    });
    expect((await b.query("EXECUTE pick")).rows).toEqual([{ v: "b" }]);
  });

  test("shares its names with the protocol's statements", async () => {
    const client = await server.client();
    await client.query({ name: "pick", text: "SELECT $1::int AS v", values: [1] });
    expect((await client.query("EXECUTE pick (7)")).rows).toEqual([{ v: 7 }]);
    await expect(client.query("PREPARE pick AS SELECT 1")).rejects.toMatchObject({
      code: "42P05",
      message: 'prepared statement "pick" already exists',
    });
  });

  test("of a write takes the backend when it is executed, in EXPLAIN and CREATE TABLE AS too", async () => {
    const [a, b] = [await server.client(), await server.client()];
    await a.query("PREPARE add AS UPDATE item SET n = n + 1 RETURNING n");
    await a.query("BEGIN");
    await a.query("EXECUTE add");
    expect((await b.query("SELECT n FROM item")).rows).toEqual([{ n: 1 }]);
    await a.query("ROLLBACK");
    expect((await b.query("SELECT n FROM item")).rows).toEqual([{ n: 1 }]);
    await a.query("PREPARE pick AS SELECT n FROM item");
    expect((await a.query("EXPLAIN EXECUTE pick")).rows.length).toBeGreaterThan(0);
    await a.query("CREATE TABLE copy AS EXECUTE pick");
    expect((await b.query("SELECT n FROM copy")).rows).toEqual([{ n: 1 }]);
  });

  test("that fails leaves the name free, and its error points at the client's own text", async () => {
    const client = await server.client();
    const sql = "PREPARE pick AS SELECT nothing FROM item";
    await expect(client.query(sql)).rejects.toMatchObject({
      code: "42703",
      position: String(sql.indexOf("nothing") + 1),
    });
    await client.query("PREPARE pick AS SELECT 1 AS v");
    expect((await client.query("EXECUTE pick")).rows).toEqual([{ v: 1 }]);
  });

  test("DEALLOCATE ALL beside other statements takes away the session's own, and none that come after it", async () => {
    const [a, b] = [await server.client(), await server.client()];
    await b.query("PREPARE pick AS SELECT 'b' AS v");
    await a.query("PREPARE pick AS SELECT 1; PREPARE other AS SELECT 2");
    const answers = (await a.query("SELECT 1; DEALLOCATE ALL; PREPARE later AS SELECT 3 AS v")) as unknown as {
      command: string;
    }[];
    expect(answers.map(({ command }) => command)).toEqual(["SELECT", "DEALLOCATE", "PREPARE"]);
    await expect(a.query("EXECUTE pick")).rejects.toMatchObject({ code: "26000" });
    await expect(a.query("EXECUTE other")).rejects.toMatchObject({ code: "26000" });
    expect((await a.query("EXECUTE later")).rows).toEqual([{ v: 3 }]);
    expect((await b.query("EXECUTE pick")).rows).toEqual([{ v: "b" }]);
  });

  test("works beside other statements in one string, and DISCARD ALL forgets it", async () => {
    const client = await server.client();
    const answers = (await client.query("PREPARE pick AS SELECT 5 AS v; EXECUTE pick; DEALLOCATE pick")) as unknown as {
      rows: unknown[];
    }[];
    expect(answers[1]?.rows).toEqual([{ v: 5 }]);
    await expect(client.query("EXECUTE pick")).rejects.toMatchObject({ code: "26000" });
    await client.query("PREPARE pick AS SELECT 6");
    await client.query("DISCARD ALL");
    await expect(client.query("EXECUTE pick")).rejects.toMatchObject({ code: "26000" });
  });
});
