import { expect, test } from "vitest";
import { readRelease } from "./read-release.ts";
import { readSource } from "./source-text.ts";

/** What is read of the line that `>` stands before, in the program's own file; its queries ran on lines `uses`. */
function read(marked: string, others: Readonly<Record<string, string>> = {}, uses: readonly string[] = []) {
  const line = marked.split("\n").findIndex((text) => text.startsWith(">")) + 1;
  const sources = { "main.ts": marked.replace(/^>/m, " "), ...others };
  const places = uses.map((place) => {
    const [file = "", number = ""] = place.split(":");
    return { file, line: Number(number), column: 1 };
  });
  const found = readRelease(sources, { file: "main.ts", line, column: 1 }, places);
  if (!("offset" in found)) return found;
  const { kind, file, offset } = found;
  const place = readSource(sources[file as "main.ts"]).lineOf(offset);
  return { kind, ...(file === "main.ts" ? {} : { file }), line: place };
}

test("the release below an early return is the one", () => {
  const source = `app.get("/a", async () => {
>  const db = await pool.connect();
  if (busy) { return null; }
  // db.release() stands in a comment
  log("db.release()");
  db.release();
});`;
  expect(read(source)).toEqual({ kind: "line", line: 6 });
});

test("a release in a finally is one", () => {
  const source = `app.get("/a", async (): Promise<void> => {
>  const db = await pool.connect();
  await db.query("SELECT '{'");
  try {
    await work(db);
  } catch (error) {
    note(error);
  } finally {
    db.release();
  }
});`;
  expect(read(source)).toEqual({ kind: "line", line: 9 });
});

test("another handler's release is never named", () => {
  const source = `app.get("/a", async () => {
>  const db = await pool.connect();
  return db.query("SELECT 1");
});
app.get("/b", async () => {
  const db = await pool.connect();
  db.release();
});`;
  expect(read(source)).toEqual({ kind: "absent", name: "db" });
});

test("nor one beside it in the function that sets both up, nor a sibling helper's", () => {
  const source = `function serve(app, pool) {
  app.get("/a", async function () {
>    const db = await pool.connect();
    for (const row of rows) { await db.query(row); }
  });
  app.get("/b", async () => { const db = await pool.connect(); db.release(); });
}`;
  expect(read(source)).toEqual({ kind: "absent", name: "db" });
});

test("of two pools' leases each has its own release", () => {
  const source = `app.get("/a", async () => {
>  const reader = await readers.connect();
  const writer = await writers.connect();
  writer.release();
  reader.release();
});`;
  expect(read(source)).toMatchObject({ line: 5 });
});

test("a lease taken in an inner function may come back in the one around it", () => {
  const source = `app.websocket("/ws", async (socket) => {
  let db;
  const take = async () => {
>    db = await pool.connect();
  };
  await take();
  db?.release();
});`;
  expect(read(source)).toMatchObject({ line: 7 });
});

test("a callback gives back by the name that it gave the third argument", () => {
  const source = `app.get("/a", () => {
>  pool.connect((error, client, done) => {
    client.query("SELECT 1", () => {
      done();
    });
  });
});`;
  expect(read(source)).toMatchObject({ line: 4 });
});

test.each(["await using db = await pool.connect();", 'await p.query("SELECT 1");', "const db = await take();"])(
  "nothing is said of `%s`",
  (line) => {
    expect(read(`app.get("/a", async () => {\n>  ${line}\n  other.release();\n});`)).toEqual({ kind: "unknown" });
  },
);

const giving = `async function finish(client) {
  await client.query("SELECT 1");
  client.release();
}`;
const handing = (call: string) => `app.get("/a", async () => {
>  const db = await pool.connect();
  ${call}
});
${giving}`;

test("a client that a helper gives back is given back by the call, or in the helper once it was at work there", () => {
  expect(read(handing("await finish(db);"))).toEqual({ kind: "line", line: 3 });
  expect(read(handing("await finish(db);"), {}, ["main.ts:6"])).toEqual({ kind: "line", line: 7 });
  const elsewhere = { "lend.ts": `export const giveBack = (id, client) => client.release();` };
  expect(read(handing("giveBack(1, db);"), elsewhere)).toEqual({ kind: "line", line: 3 });
});

test("a helper that gives nothing back leaves the lease without a release", () => {
  const counting = { "count.ts": `export async function count(db) { return db.query("SELECT 1"); }` };
  expect(read(handing("await count(db);"), counting)).toEqual({ kind: "absent", name: "db" });
});

test("a client taken in a helper comes back where the code that used it gives it back", () => {
  const program = `async function take() {
>  return await pool.connect();
}
app.get("/a", async () => {
  const lent = await take();
  await lent.query("SELECT 1");
  lent.release();
});`;
  expect(read(program, {}, ["main.ts:6"])).toEqual({ kind: "line", line: 7 });
  const user = {
    "user.ts": `export async function use() {\n  const c = await take();\n  await c.query("");\n  c.release();\n}`,
  };
  expect(read(program, user, ["user.ts:3"])).toEqual({ kind: "line", file: "user.ts", line: 4 });
});

test("a client kept in a Map comes back where the Map's is given back", () => {
  const program = `async function join(socket) {
>  clients.set(socket, await pool.connect());
}
const leave = (socket) => clients.get(socket)?.release();`;
  expect(read(program)).toEqual({ kind: "line", line: 4 });
});

test("a release that is named and not called, and an end in its place, are told as such", () => {
  expect(read(handing("db.release;"))).toEqual({ kind: "uncalled", line: 3 });
  expect(read(handing("await db.end();"))).toEqual({ kind: "closed", line: 3 });
});

test.each([
  ["returned", "return db;"],
  ["kept", "kept = db;"],
  ["put into a list", "all.push(db);"],
  ["put into an object", "hold({ db });"],
  ["handed to what is not read", "await somebody(db);"],
])("nothing is said of a client that is %s", (_, statement) => {
  expect(read(handing(statement))).toEqual({ kind: "unknown" });
});

test("a client kept in an object comes back where the object's is given back, else nothing is said", () => {
  const program = (close: string) => `class Repo {
  async open() {
>    this.db = await pool.connect();
  }
  close() { ${close} }
}`;
  expect(read(program("this.db.release();"))).toEqual({ kind: "line", line: 5 });
  expect(read(program(""))).toEqual({ kind: "unknown" });
});

test("a lease that a Session took comes back where the Session is ended", () => {
  const program = `app.websocket("/ws", async (socket) => {
  const session = new Session(pool);
  for await (const id of socket) {
>    await session.query("SELECT 1");
  }
  await session.close();
});`;
  expect(read(program)).toEqual({ kind: "line", line: 6 });
});
