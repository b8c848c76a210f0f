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
    while (true) {
      const message = await Promise.race([socket.receive(), silence()]);
      if (message === null) return socket.close(1000, "silent for 15 s");
      const { say } = JSON.parse(message);
      await socket.send({ said: say });
    }
  } finally {
    members.delete(socket);
  }
});

const silence = () => new Promise<null>((resolve) => setTimeout(() => resolve(null), 15_000));

app.listen(8000);
