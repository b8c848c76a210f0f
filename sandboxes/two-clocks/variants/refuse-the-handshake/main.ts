import { Pool } from "pg";
import { App } from "tiny";
import { countUnread, findMember, type Member } from "./members.ts";

const pool = new Pool({ max: 5, connectionTimeoutMillis: 5_000 });
pool.on("error", (error) => console.error("lost an idle connection:", error.message));

const app = new App();

app.get("/ping", () => "pong");

/** The same generator, driven here: each loop borrows, and leaving it gives back. */
async function* getDb() {
  const db = await pool.connect();
  try {
    yield db;
  } finally {
    db.release();
  }
}

async function verify(ticket: string | null): Promise<Member | null> {
  for await (const db of getDb()) return await findMember(db, ticket);
  return null;
}

// A tab shows a member's ticket and gets { "hello": name }; without one its handshake is refused.
// Then it may ask "unread" as often as it likes, and gets { "unread": n }.
app.websocket("/ws", async (socket) => {
  const member = await verify(socket.query.get("ticket"));
  // Before accept() a close is an answer to the handshake: HTTP 403.
  if (!member) return socket.close();
  await socket.accept();
  await socket.send({ hello: member.name });
  for await (const message of socket) {
    if (message !== "unread") continue;
    for await (const db of getDb()) await socket.send({ unread: await countUnread(db, member) });
  }
});

app.listen(8000);
