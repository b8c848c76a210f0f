import { App, Reply } from "tiny";
import { readBalances, transfer } from "./accounts.ts";
import { lend } from "./lease.ts";

const app = new App();

app.get("/ping", () => "pong");

app.get("/accounts", async () => {
  for await (const db of lend()) return await readBalances(db);
  throw new Error("nothing was lent");
});

app.post("/transfers/{from}/{to}/{amount}", async ({ params }) => {
  const [from, to, amount] = [Number(params.from), Number(params.to), Number(params.amount)];
  for await (const db of lend()) await transfer(db, from, to, amount);
  return new Reply({ transferred: amount }, { status: 201 });
});

app.listen(8000);
