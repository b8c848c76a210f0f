import { Pool } from "pg";
import { App, HttpError } from "tiny";
import { services } from "./service.ts";
import { runSuite } from "./suite.ts";

const app = new App();

// Runs the suite against one of the services, on a fresh pool.
app.get("/suite/{service}", async ({ params }) => {
  const service = services[params.service];
  if (!service) throw new HttpError(404, `no service ${params.service}`);
  const pool = new Pool({ max: 50, connectionTimeoutMillis: 1_000 });
  pool.on("error", (error) => console.error("lost an idle connection:", error.message));
  try {
    const failures = await runSuite(service, pool);
    return { green: failures.length === 0, failures };
  } catch (error) {
    return { green: false, failures: [String(error)] };
  }
});

app.listen(8000);
