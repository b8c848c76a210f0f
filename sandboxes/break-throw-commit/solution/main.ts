import { App } from "tiny";
import { inTransaction } from "./get-db.ts";
import { placeOrder, readBooks } from "./orders.ts";

const app = new App();

app.get("/ping", () => "pong");

app.get("/books", () => inTransaction(readBooks));

// A tab sends how many apples it orders. It is told { "ordered": n }, or { "error": "why not" }.
app.websocket("/ws", async (socket) => {
  await socket.accept();
  for await (const message of socket) {
    try {
      await inTransaction((db) => placeOrder(db, Number(message)));
      await socket.send({ ordered: Number(message) });
    } catch (error) {
      await socket.send({ error: String(error) });
    }
  }
});

app.listen(8000);
