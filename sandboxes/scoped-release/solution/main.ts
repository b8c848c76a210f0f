import { App, Reply } from "tiny";
import { readBalances, transfer } from "./accounts.ts";
import { borrow } from "./lease.ts";

const app = new App();

app.get("/ping", () => "pong");

app.get("/accounts", async () => {
  await using lease = await borrow();
  return await readBalances(lease.db);
});

app.post("/transfers/{from}/{to}/{amount}", async ({ params }) => {
  const [from, to, amount] = [Number(params.from), Number(params.to), Number(params.amount)];
  await using lease = await borrow();
  await transfer(lease.db, from, to, amount);
  return new Reply({ transferred: amount }, { status: 201 });
});

app.listen(8000);
