import { Pool } from "pg";
import { App, type Socket } from "tiny";
import { countMessages } from "./room.ts";

const pool = new Pool({ max: 5, connectionTimeoutMillis: 5_000 });
pool.on("error", (error) => console.error("lost an idle connection:", error.message));

const app = new App();

/** Who is in the room. */
const members = new Set<Socket>();

app.get("/members", () => ({ members: members.size }));

// A tab comes in and is told { "welcome": n }. Then it sends {"say":"hello"} and the like,
// and gets { "said": "hello" }. Every tab says something at least every 20 s.
app.websocket("/ws", async (socket) => {
  await socket.accept();
  members.add(socket);
  try {
    await socket.send({ welcome: await countMessages(pool) });
    for await (const message of socket) {
      const { say } = JSON.parse(message);
      await socket.send({ said: say });
    }
  } finally {
    members.delete(socket);
  }
});

app.listen(8000, { pingIntervalMs: 300_000, pingTimeoutMs: 20_000 });
