import { defaultDatabaseOptions } from "../../src/contract/default-database.ts";
import type { Scenario, ScenarioStep } from "../../src/contract/scenario.ts";
import { stripSource } from "../../src/lesson/strip-source.ts";

/** Whatever decides how long a lease lasts: scopes, streams, background tasks, sessions, `using`, pings, and generators dropped. */
const source = `import { App, depends, Reply, Session } from "tiny";
import { Pool, type PoolClient } from "pg";
const pool = new Pool({ max: 4, idleTimeoutMillis: 0 });
const app = new App({ exit: "0.121" });
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));
async function lease() {
  const client = await pool.connect();
  return {
    client,
    async [Symbol.asyncDispose]() {
      client.release();
    },
  };
}
async function* getDb() {
  const db = await pool.connect();
  try {
    await db.query("BEGIN");
    yield db;
    await db.query("COMMIT");
  } finally {
    db.release();
  }
}
async function* rows(db: PoolClient, breaks: boolean) {
  for (const n of [1, 2, 3]) {
    await pause(100);
    if (breaks && n === 2) throw new Error("half-way");
    yield (await db.query("SELECT $1::int AS n", [n])).rows[0].n;
  }
}
app.get("/stream", [getDb], (request, db) => new Reply(rows(db, request.query.has("break"))));
app.get("/background", [getDb], (_, db) => {
  const background = async () => {
    await pause(200);
    await db.query("SELECT 2");
  };
  return new Reply("queued", { background });
});
app.post("/broken/function", [depends(getDb, { scope: "function" })], async (_, db) => {
  await db.query("INSERT INTO children VALUES (7)");
  return "saved";
});
app.post("/broken/request", [getDb], async (_, db) => {
  await db.query("INSERT INTO children VALUES (7)");
  return "saved";
});
app.get("/using", async () => {
  await using held = await lease();
  const { rows } = await held.client.query("SELECT 3 AS n");
  return rows[0];
});
app.get("/session", async () => {
  await using session = new Session(pool);
  await session.query("INSERT INTO parents VALUES (8)");
  await pause(50);
  return (await session.query("SELECT count(*)::int AS n FROM parents")).rows[0];
});
app.get("/dropped", async () => {
  const db = (await getDb().next()).value;
  return (await db.query("SELECT 4 AS n")).rows[0];
});
class Sessions {
  async *session() {
    const member = await pool.connect();
    try {
      yield member;
    } finally {
      member.release();
    }
  }
}
const lending = {
  async *[Symbol.asyncIterator]() {
    for await (const db of new Sessions().session()) yield db;
  },
};
app.get("/members", async () => {
  async function* inner() {
    for await (const db of lending) yield (await db.query("SELECT 5 AS n")).rows[0];
  }
  const { value: left } = await new Sessions().session().next();
  await left.query("SELECT 6");
  for await (const row of inner()) return row;
});
app.websocket("/ws", async (socket) => {
  await using held = await lease();
  await socket.accept();
  for await (const text of socket) await socket.send(text);
});
app.listen(8000, { pingIntervalMs: 1_000, pingTimeoutMs: 500 });
`;

const stripped = stripSource("main.ts", source);
if (!stripped.ok) throw new Error(JSON.stringify(stripped.error));

export const lifetimesLesson = {
  seedSql: `CREATE TABLE parents (id int PRIMARY KEY);
CREATE TABLE children (parent int REFERENCES parents DEFERRABLE INITIALLY DEFERRED);`,
  files: { "main.ts": stripped.value },
};

const request = (requestId: number, atMs: number, path: string, method: "GET" | "POST" = "GET"): ScenarioStep => ({
  atMs,
  command: { kind: "request", requestId, method, path, body: "" },
});

export const toLifetimesScenario = (seed: number): Scenario => ({
  name: "how long a lease lasts",
  seed,
  steps: [
    { atMs: 0, command: { kind: "open-tab", tab: 1, path: "/ws" } },
    { atMs: 0, command: { kind: "open-tab", tab: 2, path: "/ws" } },
    { atMs: 200, command: { kind: "fall-asleep", tab: 1 } },
    request(1, 3_000, "/stream"),
    request(2, 4_000, "/stream?break"),
    request(3, 5_000, "/background"),
    request(4, 6_000, "/broken/function", "POST"),
    request(5, 7_000, "/broken/request", "POST"),
    request(6, 8_000, "/using"),
    request(7, 9_000, "/session"),
    request(8, 9_500, "/dropped"),
    request(9, 9_700, "/members"),
  ],
  endMs: 10_000,
  database: defaultDatabaseOptions,
});
