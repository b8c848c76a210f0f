import { expect, test } from "vitest";
import { epochMs } from "../../contract/epoch.ts";
import { askBackend } from "../multiplexer/backend/ask-backend.ts";
import { bootTestEngine } from "../testing/boot-test-engine.ts";
import { resetDatabase } from "./reset-database.ts";

const moment = { unixMs: epochMs, entropy: 0 };
const seedSql = "CREATE TABLE items (id int PRIMARY KEY, name text NOT NULL); INSERT INTO items VALUES (1, 'a');";

const { backend } = await bootTestEngine();

function readNumber(sql: string): number {
  const { rows } = askBackend(backend, sql, moment);
  return Number(rows[0]?.[0]);
}

function resetTimes(count: number, seed = seedSql): void {
  for (let done = 0; done < count; done += 1) expect(resetDatabase(backend, seed, moment).ok).toBe(true);
}

const readDatabaseBytes = () => readNumber("SELECT pg_database_size('postgres')");
const countLogSegments = () => readNumber("SELECT count(*) FROM pg_ls_waldir()");

test("hundreds of resets leave no more behind than the first ones, neither log nor dead rows", () => {
  resetTimes(80);
  const earlyBytes = readDatabaseBytes();
  resetTimes(240);
  expect(readDatabaseBytes() / earlyBytes).toBeLessThan(1.03);
  expect(countLogSegments()).toBeLessThanOrEqual(3);
});

test("the log of a run that wrote much is gone after the next reset", () => {
  resetTimes(1, `${seedSql} INSERT INTO items SELECT n, repeat('x', 500) FROM generate_series(2, 10000) AS n;`);
  expect(countLogSegments()).toBeGreaterThan(5);
  resetTimes(1);
  expect(countLogSegments()).toBeLessThanOrEqual(3);
});
