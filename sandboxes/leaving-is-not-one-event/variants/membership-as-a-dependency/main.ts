import { Pool } from "pg";
import { App, type RequestContext } from "tiny";
import { countMessages } from "./room.ts";

const pool = new Pool({ max: 5, connectionTimeoutMillis: 5_000 });
pool.on("error", (error) => console.error("lost an idle connection:", error.message));

const app = new App();

/** Who is in the room. */
const members = new Set<RequestContext>();

app.get("/members", () => ({ members: members.size }));

/** A member from before the handshake until the handler is over: the framework resumes it at every end. */
function* membership(context: RequestContext) {
  members.add(context);
  try {
    yield;
  } finally {
    members.delete(context);
  }
}

// A tab comes in and is told { "welcome": n }. Then it sends {"say":"hello"} and the like,
// and gets { "said": "hello" }. Every tab says something at least every 20 s.
app.websocket("/ws", [membership], async (socket) => {
  await socket.accept();
  await socket.send({ welcome: await countMessages(pool) });
  for await (const message of socket) {
    const { say } = JSON.parse(message);
    await socket.send({ said: say });
  }
});

app.listen(8000, { pingIntervalMs: 20_000, pingTimeoutMs: 20_000 });
