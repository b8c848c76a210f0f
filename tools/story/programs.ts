/** The two servers of the first page's story, and the traffic that both get. */
import { buildScenario, openTabs, sendFrom } from "../../src/checks/scenario-builder.ts";
import type { Scenario } from "../../src/contract/scenario.ts";

const head = `import { Pool } from "pg";
import { App } from "tiny";

const pool = new Pool({ max: 30, connectionTimeoutMillis: 30_000 });
const app = new App();

`;
const foot = `
app.listen(8000);
`;

/** The handler of each, as the page shows it; all lines before it are `head`. */
export const handlers = {
  leaking: `app.websocket("/ws", async (socket) => {
  await socket.accept();
  const db = await pool.connect();
  for await (const id of socket) {
    const { rows } = await db.query("SELECT name FROM items WHERE id = $1", [id]);
    await socket.send(rows[0] ?? {});
  }
  db.release();
});
`,
  mended: `app.websocket("/ws", async (socket) => {
  await socket.accept();
  const db = await pool.connect();
  try {
    for await (const id of socket) {
      const { rows } = await db.query("SELECT name FROM items WHERE id = $1", [id]);
      await socket.send(rows[0] ?? {});
    }
  } finally {
    db.release();
  }
});
`,
} as const;

export const programOf = (name: keyof typeof handlers): string => head + handlers[name] + foot;

/** Lines before the handler. */
export const headLines: number = head.split("\n").length - 1;

export const seedSql = `CREATE TABLE items (id int PRIMARY KEY, name text NOT NULL);
INSERT INTO items SELECT n, 'item ' || n FROM generate_series(1, 12) AS n;`;

/** Thirty tabs come and some ask; the 31st comes; tab 25 asks for an id that is no number; nobody leaves. */
export const scenario: Scenario = buildScenario({
  name: "thirty-one tabs, and one question that fails",
  steps: [
    openTabs({ from: 1, to: 30 }, { atMs: 0, everyMs: 150, path: "/ws" }),
    sendFrom({ from: 3, to: 6 }, { atMs: 3_000, everyMs: 700, text: "7" }),
    sendFrom({ from: 14, to: 19 }, { atMs: 4_200, everyMs: 500, text: "7" }),
    openTabs({ from: 31, to: 31 }, { atMs: 8_000, path: "/ws" }),
    sendFrom({ from: 25, to: 25 }, { atMs: 14_000, text: "seven" }),
    sendFrom({ from: 9, to: 12 }, { atMs: 16_000, everyMs: 900, text: "7" }),
  ],
  endMs: 42_000,
  database: { statementMs: 900 },
});
