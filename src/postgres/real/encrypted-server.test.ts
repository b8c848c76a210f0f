import { execFileSync } from "node:child_process";
import pg from "pg";
import { afterAll, expect, it } from "vitest";
import { startPostgresCluster } from "../../../tests/support/postgres-cluster.ts";
import { defaultDatabaseOptions } from "../../contract/default-database.ts";
import { createServerDatabase } from "./create-server-database.ts";
import { parseDatabaseUrl } from "./database-url.ts";

const cluster = await startEncryptedCluster();
if (!cluster) console.log("SKIPPED a PostgreSQL that demands TLS and a password: no initdb or no openssl was found");
afterAll(() => cluster?.stop());

async function startEncryptedCluster() {
  try {
    execFileSync("openssl", ["version"], { stdio: "ignore" });
  } catch {
    // Not installed: nothing else here makes a certificate.
    return undefined;
  }
  return startPostgresCluster(["ssl = on"], ["hostssl all all 127.0.0.1/32 scram-sha-256"]);
}

it.skipIf(!cluster)(
  "a server that demands TLS and a password is used with sslmode=require",
  { timeout: 20_000 },
  async () => {
    const { port = 0, socketUrl } = cluster ?? {};
    const superuser = new pg.Client({ connectionString: socketUrl });
    await superuser.connect();
    await superuser.query("ALTER ROLE postgres PASSWORD 'p@ss/word'");
    await superuser.end();
    const url = parseDatabaseUrl(`postgresql://postgres:p%40ss%2Fword@127.0.0.1:${port}/postgres?sslmode=require`);
    if (!url.ok) throw new Error(url.error);
    expect(url.value.shown).not.toContain("p%40ss");
    const database = createServerDatabase({ url: url.value, name: "watertight_encrypted" });
    await database.boot();
    await database.reset({ seedSql: "CREATE TABLE items (id int)", options: defaultDatabaseOptions });
    const isEncrypted = await database.query("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()");
    expect(isEncrypted).toEqual([{ ssl: true }]);
    database.dispose();
  },
);
