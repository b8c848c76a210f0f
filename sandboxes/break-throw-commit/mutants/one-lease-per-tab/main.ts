import { App } from "tiny";
import { getDb } from "./get-db.ts";
import { placeOrder, readBooks } from "./orders.ts";

const app = new App();

app.get("/ping", () => "pong");

app.get("/books", async () => {
  for await (const db of getDb()) return await readBooks(db);
  throw new Error("getDb lent nothing");
});

// A tab sends how many apples it orders. It is told { "ordered": n }, or { "error": "why not" }.
app.websocket("/ws", async (socket) => {
  await socket.accept();
  for await (const db of getDb()) {
    for await (const message of socket) {
      try {
        await placeOrder(db, Number(message));
        await socket.send({ ordered: Number(message) });
      } catch (error) {
        await socket.send({ error: String(error) });
      }
    }
  }
});

app.listen(8000);
