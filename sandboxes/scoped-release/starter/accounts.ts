import type { PoolClient } from "pg";
import { HttpError } from "tiny";

/** Moves money, all of it or none. @throws HttpError 409 when there is not enough */
export async function transfer(db: PoolClient, from: number, to: number, amount: number) {
  await db.query("BEGIN");
  // Stands for the slow part of a payment.
  await db.query("SELECT pg_sleep(1)");
  const { rows } = await db.query("UPDATE accounts SET balance = balance - $2 WHERE id = $1 RETURNING balance", [
    from,
    amount,
  ]);
  if (rows[0].balance < 0) throw new HttpError(409, `account ${from} has too little`);
  console.log(`taken from ${from}`);
  await db.query("UPDATE accounts SET balance = balance + $2 WHERE id = $1", [to, amount]);
  console.log(`arrived at ${to}`);
  await db.query("COMMIT");
  console.log(`committed: ${from} to ${to}`);
}

export async function readBalances(db: PoolClient): Promise<Record<string, number>> {
  const { rows } = await db.query("SELECT id, balance FROM accounts ORDER BY id");
  return Object.fromEntries(rows.map(({ id, balance }) => [id, balance]));
}
