import { Pool } from "pg";
import { App } from "tiny";
import { Hub } from "./hub.ts";
import { Peer } from "./peer.ts";

const pool = new Pool({ max: 5, connectionTimeoutMillis: 5_000 });
pool.on("error", (error) => console.error("lost an idle connection:", error.message));

const hub = new Hub(pool);
const app = new App();

app.get("/rooms/{name}", (request) => ({ members: hub.countIn(request.params.name) }));

// A tab is told the room's topic when it has joined; what one says, all in the room hear, and it is kept.
app.websocket("/rooms/{name}", async (socket) => {
  await socket.accept();
  const { name } = socket.params;
  const peer = new Peer(socket);
  try {
    const { topic } = await hub.join(name, peer);
    await socket.send({ topic });
    for await (const text of socket) {
      await pool.query("INSERT INTO messages (room, text) VALUES ($1, $2)", [name, text]);
      await hub.broadcast(name, { from: peer.name, text });
    }
  } finally {
    hub.leave(name, peer);
  }
});

app.listen(8000);
