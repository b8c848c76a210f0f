import type { PoolClient } from "pg";
import { getDb, pool } from "./get-db.ts";

export async function findMember(id: number) {
  const lending = getDb();
  const db = (await lending.next()).value as PoolClient;
  try {
    const { rows } = await db.query("SELECT id, name FROM members WHERE id = $1", [id]);
    return rows[0] ?? null;
  } finally {
    await lending.return();
  }
}

export async function listMembers() {
  for await (const db of getDb()) {
    const { rows } = await db.query("SELECT id, name FROM members ORDER BY id");
    return rows;
  }
  throw new Error("getDb lent nothing");
}

export async function countMembers() {
  const { rows } = await pool.query("SELECT count(*)::int AS members FROM members");
  return rows[0];
}

export async function renameMember(id: number, name: string) {
  const db = (await getDb().next()).value as PoolClient;
  try {
    await db.query("UPDATE members SET name = $2 WHERE id = $1", [id, name]);
  } finally {
    db.release();
  }
}

export async function addMember(name: string) {
  const lending = getDb();
  const db = (await lending.next()).value as PoolClient;
  const { rows } = await db.query("INSERT INTO members (name) VALUES ($1) RETURNING id", [name]);
  await lending.return();
  return rows[0];
}
