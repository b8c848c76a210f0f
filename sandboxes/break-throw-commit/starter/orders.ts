import type { PoolClient } from "pg";

/** Takes apples out of stock. @throws when there are not enough */
export async function placeOrder(db: PoolClient, apples: number) {
  await db.query("INSERT INTO orders (apples) VALUES ($1)", [apples]);
  const { rows } = await db.query("UPDATE stock SET apples = apples - $1 RETURNING apples", [apples]);
  const left = rows[0].apples;
  if (left < 0) throw new Error(`only ${left + apples} apples left`);
}

export async function readBooks(db: PoolClient) {
  const { rows } = await db.query("SELECT count(*)::int AS orders, (SELECT apples FROM stock) AS stock FROM orders");
  return rows[0];
}
