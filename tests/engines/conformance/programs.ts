/** The servers that the conformance suite runs. */
const seedSql = "CREATE TABLE items (id serial PRIMARY KEY, name text); INSERT INTO items (name) VALUES ('ä'), ('水');";

export const echoServer = {
  seedSql,
  files: {
    "main.ts": `
import { App } from "tiny";
import { Pool } from "pg";
import { greeting } from "./greeting.ts";
const pool = new Pool({ max: 2 });
const app = new App();
app.get("/ping", () => greeting);
app.get("/items", async () => (await pool.query("SELECT name FROM items ORDER BY id")).rows.map((row) => row.name).join(""));
app.get("/large", async () => {
  const { rows } = await pool.query("SELECT repeat('0123456789', 30000) AS text");
  const { rows: back } = await pool.query("SELECT length($1::text) AS length", [rows[0].text]);
  return String(back[0].length);
});
app.get("/later", async () => {
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  return "later";
});
app.get("/crash", () => {
  setTimeout(() => { throw new TypeError("it broke"); }, 0);
  return "soon";
});
app.get("/loop", () => {
  for (;;);
});
app.get("/begin", async () => {
  const client = await pool.connect();
  await client.query("BEGIN");
  await client.query("INSERT INTO items (name) VALUES ('open')");
  return "open";
});
app.websocket("/ws", async (socket) => {
  await socket.accept();
  console.log("a tab came");
  for await (const message of socket) await socket.send(message.toUpperCase());
});
app.listen(8000);
`,
    "greeting.ts": `export const greeting = "pong – 水密";`,
  },
};

/** Programs that do not start, by the code that says why. */
export const brokenPrograms = {
  "syntax-error": { "main.ts": "const = 1;\n" },
  "missing-module": { "main.ts": `import "./nowhere.ts";\n` },
  "unknown-package": { "main.ts": `import "left-pad";\n` },
  "missing-export": { "main.ts": `import { nothing } from "./a.ts";\nnothing();\n`, "a.ts": "export const a = 1;\n" },
  "not-listening": { "main.ts": `import { App } from "tiny";\nnew App();\n` },
  exception: { "main.ts": `\nthrow new RangeError("not today");\n` },
};
