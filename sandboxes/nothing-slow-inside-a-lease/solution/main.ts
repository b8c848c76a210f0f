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
  const { text, version } = await readDocument(pool, id);
  const summary = await ai(text); // no connection is out
  if (await saveSummary(pool, id, summary, version)) return summary;
  throw new Error("the text has changed meanwhile: ask again");
}

app.listen(8000);
