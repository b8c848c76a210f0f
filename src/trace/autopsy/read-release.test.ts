import { expect, test } from "vitest";
import { readRelease } from "./read-release.ts";

/** What is read of the line that `>` stands before. */
function read(marked: string) {
  const line = marked.split("\n").findIndex((text) => text.startsWith(">")) + 1;
  return readRelease(marked.replace(/^>/m, " "), { file: "main.ts", line, column: 1 });
}

test("the release below an early return is the one", () => {
  const source = `app.get("/a", async () => {
>  const db = await pool.connect();
  if (busy) { return null; }
  // db.release() stands in a comment
  log("db.release()");
  db.release();
});`;
  expect(read(source)).toEqual({ kind: "line", line: 6, inFinally: false });
});

test("a finally is known as one", () => {
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
  expect(read(source)).toEqual({ kind: "line", line: 9, inFinally: true });
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
  expect(read(source)).toEqual({ kind: "absent" });
});

test("nor one beside it in the function that sets both up, nor a sibling helper's", () => {
  const source = `function serve(app, pool) {
  app.get("/a", async function () {
>    const db = await pool.connect();
    for (const row of rows) { await db.query(row); }
  });
  app.get("/b", async () => { const db = await pool.connect(); db.release(); });
}`;
  expect(read(source)).toEqual({ kind: "absent" });
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
