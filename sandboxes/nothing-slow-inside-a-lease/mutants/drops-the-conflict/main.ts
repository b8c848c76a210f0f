import { Pool } from "pg";
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
    const reply = await handle(socket.params.id, message);
    if (reply) await socket.send(reply);
  }
});

async function handle(id: string, message: string): Promise<object | null> {
  try {
    if (message === "summarise") return await summarise(id);
    await saveText(pool, id, message);
    return { saved: message };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

async function summarise(id: string): Promise<object | null> {
  const { text, version } = await readDocument(pool, id);
  const summary = await ai(text);
  const saved = await saveSummary(pool, id, summary, version);
  return saved ? { summary } : null;
}

app.listen(8000);
