import { Kysely, PostgresDialect, sql } from "kysely";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type PostgresServer, startPostgresServer } from "../../../src/postgres/node/postgres-server.ts";
import { endPool } from "./end-pool.ts";

interface Person {
  readonly id: number;
  readonly name: string;
  readonly age: number | null;
}

interface Schema {
  readonly crud: Person;
  readonly transfer: Person;
  readonly pet: { readonly id: number; readonly owner_id: number; readonly species: string };
}

let server: PostgresServer;
let pool: pg.Pool;
let db: Kysely<Schema>;
beforeAll(async () => {
  server = await startPostgresServer();
  const { host, port } = server;
  pool = new pg.Pool({ host, port, user: "postgres", database: "postgres", max: 4 });
  db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool }) });
}, 30_000);
afterAll(async () => {
  await endPool(pool); // what `db.destroy` does, and waits for it
  await server.close();
});

const createPeople = (table: "crud" | "transfer") =>
  db.schema
    .createTable(table)
    .addColumn("id", "serial", (column) => column.primaryKey())
    .addColumn("name", "text", (column) => column.notNull())
    .addColumn("age", "integer")
    .execute();

describe("kysely", () => {
  test("creates, reads, updates and deletes", async () => {
    await createPeople("crud");
    const rows = [
      { id: 1, name: "Ada", age: 36 },
      { id: 2, name: "Bob", age: null },
    ];
    expect(await db.insertInto("crud").values(rows).returningAll().execute()).toEqual(rows);
    const updated = await db.updateTable("crud").set({ age: 40 }).where("name", "=", "Bob").executeTakeFirst();
    expect(updated.numUpdatedRows).toBe(1n);
    const upserted = await db
      .insertInto("crud")
      .values({ id: 1, name: "Ada L.", age: 36 })
      .onConflict((conflict) => conflict.column("id").doUpdateSet({ name: "Ada L." }))
      .returning(["id", "name"])
      .executeTakeFirstOrThrow();
    expect(upserted).toEqual({ id: 1, name: "Ada L." });
    expect((await db.deleteFrom("crud").where("age", ">", 38).executeTakeFirst()).numDeletedRows).toBe(1n);
    expect(await db.selectFrom("crud").selectAll().execute()).toEqual([{ id: 1, name: "Ada L.", age: 36 }]);
  });

  test("a transaction that throws leaves nothing, one that returns is kept", async () => {
    await createPeople("transfer");
    const person = { id: 1, name: "Ada", age: 36 };
    const failing = db.transaction().execute(async (transaction) => {
      await transaction.insertInto("transfer").values(person).execute();
      await transaction.insertInto("transfer").values(person).execute();
    });
    await expect(failing).rejects.toMatchObject({ code: "23505", constraint: "transfer_pkey" });
    expect(await db.selectFrom("transfer").selectAll().execute()).toEqual([]);
    const kept = await db
      .transaction()
      .setIsolationLevel("repeatable read")
      .execute(async (transaction) => {
        await transaction.insertInto("transfer").values(person).execute();
        return transaction.selectFrom("transfer").selectAll().execute();
      });
    expect(kept).toEqual([person]);
    expect(await db.selectFrom("transfer").selectAll().execute()).toEqual([person]);
  });

  test("a migration's DDL in a transaction is there as a whole, and introspection tells it", async () => {
    await db.transaction().execute(async (transaction) => {
      await transaction.schema
        .createTable("owner")
        .addColumn("id", "integer", (column) => column.primaryKey().generatedAlwaysAsIdentity())
        .addColumn("email", "varchar(255)", (column) => column.notNull().unique())
        .execute();
      await transaction.schema
        .createTable("pet")
        .addColumn("id", "integer", (column) => column.primaryKey())
        .addColumn("owner_id", "integer", (column) => column.references("owner.id").onDelete("cascade"))
        .addColumn("species", "text", (column) => column.defaultTo("cat"))
        .execute();
      await transaction.schema.createIndex("pet_owner").on("pet").column("owner_id").execute();
      await transaction.schema
        .alterTable("pet")
        .alterColumn("species", (column) => column.setNotNull())
        .execute();
    });
    const tables = await db.introspection.getTables();
    const pet = tables.find(({ name }) => name === "pet");
    expect(pet?.columns.map(({ name, dataType, isNullable }) => [name, dataType, isNullable])).toEqual([
      ["id", "int4", false],
      ["owner_id", "int4", true],
      ["species", "text", false],
    ]);
    const owner = tables.find(({ name }) => name === "owner");
    expect(owner?.columns.find(({ name }) => name === "id")?.isAutoIncrementing).toBe(true);
    const { rows } = await sql<{ indexname: string }>`
      SELECT indexname FROM pg_indexes WHERE tablename = 'pet' ORDER BY indexname`.execute(db);
    expect(rows).toEqual([{ indexname: "pet_owner" }, { indexname: "pet_pkey" }]);
  });
});
