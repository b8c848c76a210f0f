import { getDb, pool } from "./get-db.ts";

export async function findMember(id: number) {
  for await (const db of getDb()) {
    const { rows } = await db.query("SELECT id, name FROM members WHERE id = $1", [id]);
    return rows[0] ?? null;
  }
  throw new Error("getDb lent nothing");
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
  for await (const db of getDb()) await db.query("UPDATE members SET name = $2 WHERE id = $1", [id, name]);
}

export async function addMember(name: string) {
  for await (const db of getDb()) {
    const { rows } = await db.query("INSERT INTO members (name) VALUES ($1) RETURNING id", [name]);
    return rows[0];
  }
  throw new Error("getDb lent nothing");
}
