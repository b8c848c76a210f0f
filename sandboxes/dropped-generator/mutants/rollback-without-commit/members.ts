import { pool, withDb } from "./get-db.ts";

export async function findMember(id: number) {
  return await withDb(async (db) => {
    const { rows } = await db.query("SELECT id, name FROM members WHERE id = $1", [id]);
    return rows[0] ?? null;
  });
}

export async function listMembers() {
  return await withDb(async (db) => {
    const { rows } = await db.query("SELECT id, name FROM members ORDER BY id");
    return rows;
  });
}

export async function countMembers() {
  const { rows } = await pool.query("SELECT count(*)::int AS members FROM members");
  return rows[0];
}

export async function renameMember(id: number, name: string) {
  await withDb((db) => db.query("UPDATE members SET name = $2 WHERE id = $1", [id, name]));
}

export async function addMember(name: string) {
  return await withDb(async (db) => {
    const { rows } = await db.query("INSERT INTO members (name) VALUES ($1) RETURNING id", [name]);
    return rows[0];
  });
}
