import { Pool } from "pg";
import { App, type Socket, WebSocketDisconnect } from "tiny";
import { ai } from "./ai.ts";
import { readDocument, saveSummary, saveText } from "./documents.ts";

const pool = new Pool({ max: 3, connectionTimeoutMillis: 2_500 });
pool.on("error", (error) => console.error("lost an idle connection:", error.message));

const app = new App();

// A tab works on one document. It sends "summarise", or a new text for the document;
// it gets { "summary": … }, { "saved": … }, or { "error": "why not" }.
app.websocket("/documents/{id}", async (socket) => {
  await socket.accept();
  const { id } = socket.params;
  for await (const message of socket) {
    if (message === "summarise") void summarise(id, socket);
    else await saveText(pool, id, message).then(() => socket.send({ saved: message }));
  }
});

/** Runs beside the loop, which goes on receiving: it borrows for itself, and its errors are its own to tell. */
async function summarise(id: string, socket: Socket): Promise<void> {
  try {
    const { text, version } = await readDocument(pool, id);
    const summary = await ai(text);
    const saved = await saveSummary(pool, id, summary, version);
    await socket.send(saved ? { summary } : { error: "the text has changed meanwhile: ask again" });
  } catch (error) {
    if (error instanceof WebSocketDisconnect) return;
    await socket.send({ error: String(error) });
  }
}

app.listen(8000);
