import { Pool } from "pg";
import { App } from "tiny";
import { eventsOf } from "./events.ts";
import { explain, migrate } from "./schema.ts";

const pool = new Pool({ max: 3, connectionTimeoutMillis: 5_000 });
pool.on("error", (error) => console.error("lost an idle connection:", error.message));

await migrate(pool);

const app = new App();

// The events that a user takes part in, the best result first: [{ "title": …, "score": … }].
app.get("/users/{id}/events", async ({ params }) => {
  return eventsOf(pool, Number(params.id));
});

// How Postgres finds them, and which indexes there are.
app.get("/explain", () => explain(pool));

app.listen(8000);
