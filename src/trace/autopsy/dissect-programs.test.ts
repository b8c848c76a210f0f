import { afterAll, beforeAll, expect, test } from "vitest";
import { defaultDatabaseOptions } from "../../contract/default-database.ts";
import type { ScenarioStep } from "../../contract/scenario.ts";
import type { TraceEvent } from "../../contract/trace-event.ts";
import { createNodeEngine } from "../../engine/node/create-node-engine.ts";
import { driveScenario } from "../../lesson/drive-scenario.ts";
import { dissectLease } from "./dissect-lease.ts";

/** Twenty handlers as learners get them wrong, each on a path of its own; one run asks for all. */
const files = {
  "main.ts": `import { App, Session } from "tiny";
import { Pool } from "pg";
import { finish, giveBack, take } from "./lend.ts";
const pool = new Pool({ max: 40 });
const tight = new Pool({ max: 1, connectionTimeoutMillis: 500 });
const app = new App();
const nothing = "SELECT nothing";

app.get("/early", async () => {
  const db = await pool.connect();
  await db.query("SELECT 1");
  if (pool.totalCount > 0) return "early";
  db.release();
});
app.get("/in-catch", async () => {
  const db = await pool.connect();
  try {
    return (await db.query("SELECT 1")).rows;
  } catch (error) {
    db.release();
  }
});
app.get("/condition", async () => {
  const db = await pool.connect();
  const { rows } = await db.query("SELECT 1 WHERE false");
  if (rows.length > 0) db.release();
});
app.get("/before-try", async () => {
  const db = await pool.connect();
  await db.query(nothing);
  try {
    await db.query("SELECT 1");
  } finally {
    db.release();
  }
});
app.get("/in-finally", async () => {
  const db = await pool.connect();
  try {
    await db.query("SELECT 1");
  } finally {
    await db.query(nothing);
    db.release();
  }
});
app.get("/loop", async () => {
  let db;
  for (const id of [1, 2]) {
    db = await pool.connect();
    await db.query("SELECT 1");
  }
  db.release();
});
app.get("/wrong-client", async () => {
  const reader = await pool.connect();
  reader.release();
  const writer = await pool.connect();
  await writer.query("SELECT 1");
});
app.get("/end", async () => {
  const db = await pool.connect();
  await db.end();
});
app.get("/no-call", async () => {
  const db = await pool.connect();
  db.release;
});
app.get("/helper-fails", async () => {
  const db = await pool.connect();
  await finish(db);
});
app.get("/helper-missed", async () => {
  const db = await pool.connect();
  await db.query(nothing);
  giveBack(db);
});
app.get("/taken-elsewhere", async () => {
  const lent = await take();
  const { rows } = await lent.query("SELECT 1");
  if (rows.length > 0) return rows;
  lent.release();
});
app.get("/together", async () => {
  const [one, two] = await Promise.all([tight.connect(), tight.connect()]);
  one.release();
  two.release();
});
app.get("/callback", () => new Promise((resolve, reject) => {
  pool.connect((error, client, done) => {
    client.query(nothing, (error) => {
      if (error) return reject(error);
      done();
    });
  });
}));
app.get("/timer", async () => {
  const db = await pool.connect();
  const timer = setTimeout(() => db.release(), 10_000);
  clearTimeout(timer);
});
app.get("/session", async () => {
  const session = new Session(pool);
  const { rows } = await session.query("SELECT 1");
  if (rows.length > 0) return rows;
  await session.close();
});
async function* getDb() {
  const db = await pool.connect();
  try {
    yield db;
  } finally {
    db.release();
  }
}
app.get("/dropped", async () => {
  const db = (await getDb().next()).value;
  return (await db.query("SELECT 1")).rows;
});
async function* getBare() {
  const db = await pool.connect();
  yield db;
  db.release();
}
app.get("/thrown-into", [getBare], async (_request, db) => (await db.query(nothing)).rows);
let kept;
app.get("/kept", async () => {
  kept ??= await pool.connect();
  await kept.query("SELECT 1");
});
app.listen(8000);
`,
  "lend.ts": `import { Pool } from "pg";
const pool = new Pool({ max: 4 });
export const take = () => pool.connect();
export async function finish(client) {
  await client.query("SELECT nothing");
  client.release();
}
export const giveBack = (client) => client.release();
`,
};

const lineOf = (text: string, file: keyof typeof files = "main.ts") =>
  files[file].split("\n").findIndex((line) => line.includes(text)) + 1;

/** The line with `text` in the handler of `path`. */
function lineIn(path: string, text: string): number {
  const from = lineOf(`"${path}"`);
  return files["main.ts"].split("\n").findIndex((line, index) => index >= from && line.includes(text)) + 1;
}

const paths = [...files["main.ts"].matchAll(/app\.get\("([^"]+)"/g)].map(([, path]) => path ?? "");
const engine = createNodeEngine();
afterAll(() => engine.dispose());
let trace: readonly TraceEvent[] = [];
beforeAll(async () => {
  const steps = [...paths, "/kept"].map(
    (path, index): ScenarioStep => ({
      atMs: 100 + index * 100,
      command: { kind: "request", requestId: index + 1, method: "GET", path, body: "" },
    }),
  );
  const workspace = { entry: "main.ts", processes: 1, seedSql: "", files };
  const scenario = { name: "programs", seed: 1, steps, endMs: 30_000, database: defaultDatabaseOptions };
  const driven = await driveScenario(engine, workspace, scenario, [], new AbortController().signal);
  if (!driven.ok) throw new Error(driven.error.message);
  trace = driven.value.trace;
}, 60_000);

/** What is told of the first lease that the handler of `path` took and never gave back. */
function reportOn(path: string) {
  const opened = trace.find((event) => event.kind === "scope-opened" && event.label === `GET ${path}`);
  const back = new Set(
    trace.flatMap((event) => (event.kind === "lease-returned" ? `${event.poolId}/${event.leaseId}` : [])),
  );
  const granted = trace.find(
    (event) =>
      event.kind === "checkout-granted" &&
      event.scopeId === opened?.scopeId &&
      !back.has(`${event.poolId}/${event.leaseId}`),
  );
  if (granted?.kind !== "checkout-granted") throw new Error(`${path} gave everything back`);
  return dissectLease(trace, trace.length, granted, files);
}

test.each([
  ["/early", "db.release", { kind: "plain" }],
  ["/in-catch", "db.release", { kind: "catch" }],
  ["/condition", "db.release", { kind: "condition" }],
  ["/before-try", "db.release", { kind: "finally", how: "not-entered", tryLine: lineIn("/before-try", "try {") }],
  ["/in-finally", "db.release", { kind: "finally", how: "left" }],
  ["/helper-missed", "giveBack(db)", { kind: "plain" }],
  ["/taken-elsewhere", "lent.release", { kind: "plain" }],
  ["/together", "one.release", { kind: "promise-all" }],
  ["/callback", "done()", { kind: "plain" }],
  ["/timer", "db.release", { kind: "timer" }],
  ["/session", "session.close", { kind: "plain" }],
])("of %s the release `%s` is named, with what it stands in", (path, text, within) => {
  expect(reportOn(path)).toMatchObject({
    returned: null,
    release: { kind: "unreached", site: { file: "main.ts", line: lineIn(path, text) }, within },
  });
});

test.each([
  ["/early", ["early"]],
  ["/in-catch", ["return (await"]],
  ["/taken-elsewhere", ["return rows"]],
  ["/callback", ["return reject"]],
  ["/session", ["return rows"]],
  ["/condition", []],
  ["/before-try", []],
])("of %s the only ways out before the release are %j", (path, texts) => {
  const exits = texts.map((text) => ({ file: "main.ts", line: lineIn(path, text) }));
  expect(reportOn(path)?.release).toMatchObject({ exits });
});

test("a release that a later lease came by ran, for another lease", () => {
  expect(reportOn("/loop")).toMatchObject({
    laterLeases: 1,
    release: { kind: "known", site: { line: lineIn("/loop", "db.release") }, tookOver: true },
  });
});

test("another client's release is none of this one's", () => {
  expect(reportOn("/wrong-client")?.release).toEqual({ kind: "absent", file: "main.ts", name: "writer" });
});

test("an end in place of a release, and a release without a call, are named", () => {
  expect(reportOn("/end")?.release).toMatchObject({ kind: "closed", site: { line: lineIn("/end", "db.end") } });
  expect(reportOn("/no-call")?.release).toMatchObject({
    kind: "uncalled",
    site: { line: lineIn("/no-call", "release") },
  });
});

test("a helper that failed on its way to the release has it, in its own file", () => {
  const line = lineOf("  client.release", "lend.ts");
  expect(reportOn("/helper-fails")?.release).toMatchObject({ kind: "unreached", site: { file: "lend.ts", line } });
});

test("a generator tells at which yield it was left, and how", () => {
  expect(reportOn("/dropped")?.release).toMatchObject({
    site: { line: lineOf("async function* getDb") + 5 },
    within: { kind: "generator", how: "dropped", yieldLine: lineOf("async function* getDb") + 3 },
  });
  expect(reportOn("/thrown-into")?.release).toMatchObject({
    within: { kind: "generator", how: "thrown-into", yieldLine: lineOf("async function* getBare") + 2 },
  });
});

test("a client that is kept tells who uses it after its holder has ended", () => {
  const report = reportOn("/kept");
  const queries = report?.steps.filter((step) => step.kind === "query");
  expect(queries).toMatchObject([{ by: null }, { by: "GET /kept" }]);
  expect(report?.steps.map(({ kind }) => kind)).toEqual(["took", "query", "ended", "query"]);
});
