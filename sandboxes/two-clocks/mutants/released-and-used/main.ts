import { Pool } from "pg";
import { App } from "tiny";
import { countUnread, findMember } from "./members.ts";

const pool = new Pool({ max: 5, connectionTimeoutMillis: 5_000 });
pool.on("error", (error) => console.error("lost an idle connection:", error.message));

const app = new App();

app.get("/ping", () => "pong");

/** A dependency: the framework runs it to its `yield`, and on from there when the handler is over. */
async function* getDb() {
  const db = await pool.connect();
  try {
    yield db;
  } finally {
    db.release();
  }
}

// A tab shows a member's ticket and gets { "hello": name }; without one it is closed with 1008.
// Then it may ask "unread" as often as it likes, and gets { "unread": n }.
app.websocket("/ws", [getDb], async (socket, db) => {
  await socket.accept();
  const member = await findMember(db, socket.query.get("ticket"));
  if (!member) return socket.close(1008, "unknown ticket");
  db.release();
  await socket.send({ hello: member.name });
  for await (const message of socket) {
    if (message === "unread") await socket.send({ unread: await countUnread(db, member) });
  }
});

app.listen(8000);
