import { Pool } from "pg";
import { App, HttpError } from "tiny";
import { DataManager } from "./data-manager.ts";
import { watch } from "./monitor.ts";

const pool = new Pool({ max: 60, connectionTimeoutMillis: 15_000 });
pool.on("error", (error) => console.error("lost an idle connection:", error.message));

const monitor = watch(pool);
const manager = new DataManager(monitor);
const app = new App();

app.get("/monitor", () => monitor.report());

// Two routes that give back what they borrow: one is busy for two seconds, the other for eight.
app.get("/report", () => work(2));
app.get("/export", () => work(8));

// Runs one of the 21 methods with its default arguments.
app.get("/{method}", async (request) => {
  const method: unknown = Reflect.get(manager, request.params.method);
  if (typeof method !== "function") throw new HttpError(404, `no method ${request.params.method}`);
  return method.call(manager);
});

async function work(seconds: number) {
  const db = await monitor.connect();
  try {
    await db.query("SELECT pg_sleep($1)", [seconds]);
    return { done: true };
  } finally {
    db.release();
  }
}

app.listen(8000);
