import { App, HttpError, Session } from "tiny";
import { pool } from "./get-db.ts";

const app = new App();

app.get("/ping", () => "pong");

app.get("/shows/{id}", async ({ params }) => {
  await using db = new Session(pool);
  return await findShow(db, params.id);
});

// One seat, or 409 and nothing at all.
app.post("/shows/{id}/bookings", async ({ params }) => {
  await using db = new Session(pool);
  const booked = await book(db, params.id);
  await db.commit();
  return booked;
});

// A tab names a show and is told of it, for as long as it is open.
app.websocket("/ws", async (socket) => {
  await using db = new Session(pool);
  await socket.accept();
  for await (const id of socket) {
    await socket.send(await findShow(db, id));
    await db.commit();
  }
});

async function findShow(db: Session, id: string) {
  const { rows } = await db.query("SELECT title, seats FROM shows WHERE id = $1", [Number(id)]);
  if (rows.length === 0) throw new HttpError(404, `no show ${id}`);
  return rows[0];
}

async function book(db: Session, id: string) {
  const { rows } = await db.query("UPDATE numbers SET last = last + 1 RETURNING last");
  await db.query("INSERT INTO bookings VALUES ($1, $2)", [rows[0].last, Number(id)]);
  const { rowCount } = await db.query("UPDATE shows SET seats = seats - 1 WHERE id = $1 AND seats > 0", [Number(id)]);
  if (rowCount === 0) throw new HttpError(409, "sold out");
  return { booking: rows[0].last };
}

app.listen(8000);
