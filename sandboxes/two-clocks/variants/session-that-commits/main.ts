import { Pool } from "pg";
import { App, Session } from "tiny";
import { countUnread, findMember } from "./members.ts";

const pool = new Pool({ max: 5, connectionTimeoutMillis: 5_000 });
pool.on("error", (error) => console.error("lost an idle connection:", error.message));

const app = new App();

app.get("/ping", () => "pong");

/** A session borrows at its first statement and gives back at commit(): in between the framework holds nothing. */
async function* getSession() {
  const db = new Session(pool);
  try {
    yield db;
  } finally {
    await db.close();
  }
}

// A tab shows a member's ticket and gets { "hello": name }; without one it is closed with 1008.
// Then it may ask "unread" as often as it likes, and gets { "unread": n }.
app.websocket("/ws", [getSession], async (socket, db) => {
  await socket.accept();
  const member = await findMember(db, socket.query.get("ticket"));
  await db.commit();
  if (!member) return socket.close(1008, "unknown ticket");
  await socket.send({ hello: member.name });
  for await (const message of socket) {
    if (message !== "unread") continue;
    const unread = await countUnread(db, member);
    await db.commit();
    await socket.send({ unread });
  }
});

app.listen(8000);
