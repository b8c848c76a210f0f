import { Pool, type PoolClient } from "pg";
import { App } from "tiny";
import { ai } from "./ai.ts";
import { readDocument, saveSummary, saveText } from "./documents.ts";

const pool = new Pool({ max: 3, connectionTimeoutMillis: 2_500 });
pool.on("error", (error) => console.error("lost an idle connection:", error.message));

const app = new App();

// A tab works on one document. It sends "summarise", or a new text for the document;
// it gets { "summary": … }, { "saved": … }, or { "error": "why not" }.
app.websocket("/documents/{id}", async (socket) => {
  await socket.accept();
  for await (const message of socket) {
    await socket.send(await handle(socket.params.id, message));
  }
});

async function handle(id: string, message: string): Promise<object> {
  try {
    if (message === "summarise") return { summary: await summarise(id) };
    await saveText(pool, id, message);
    return { saved: message };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

async function summarise(id: string): Promise<string> {
  for (let attempt = 1; attempt <= 3; attempt += 1) {
    const { text, version } = await withDb((db) => readDocument(db, id));
    const summary = await ai(text);
    if (await withDb((db) => saveSummary(db, id, summary, version))) return summary;
  }
  throw new Error("the text changes faster than the model reads");
}

/** Lends a connection to `work`, and no longer than it takes. */
async function withDb<T>(work: (db: PoolClient) => Promise<T>): Promise<T> {
  const db = await pool.connect();
  try {
    return await work(db);
  } finally {
    db.release();
  }
}

app.listen(8000);
