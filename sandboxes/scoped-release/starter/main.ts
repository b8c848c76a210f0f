import { App, Reply } from "tiny";
import { readBalances, transfer } from "./accounts.ts";
import { withDb } from "./lease.ts";

const app = new App();

app.get("/ping", () => "pong");

app.get("/accounts", () => withDb((db) => readBalances(db)));

app.post("/transfers/{from}/{to}/{amount}", async ({ params }) => {
  const [from, to, amount] = [Number(params.from), Number(params.to), Number(params.amount)];
  await withDb((db) => transfer(db, from, to, amount));
  return new Reply({ transferred: amount }, { status: 201 });
});

app.listen(8000);
