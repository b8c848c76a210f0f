import { describe, expect, test } from "vitest";
import { createClassifier } from "./classify-statement.ts";

const classify = createClassifier(new Set(["count", "now", "lower", "generate_series", "numeric"]));
const kinds = (sql: string) => classify(sql).map(({ kind }) => kind);

describe("a statement", () => {
  test.each([
    "select count(*) from t",
    "SELECT now(), lower('A')",
    "(select 1) union (values (2))",
    "with a as (select 1) select * from a",
    "select price::numeric(10,2) from t where id in (1,2) and exists (select 1)",
    "select pg_sleep(1)",
    "select * from generate_series(1,3) as g(n)",
    "select 'delete from t'",
    'select "update" from t',
    "table t",
    "show timezone",
    "explain select 1",
  ])("that only reads may run outside a transaction: %s", (sql) => {
    expect(kinds(sql)).toEqual(["read"]);
  });

  test.each([
    "insert into t values (1)",
    "with a as (delete from t returning *) select * from a",
    "select * from t for update",
    "select * from t for no key update",
    "select * into u from t",
    "select my_function()",
    "select public.count(1)",
    "select nextval('s')",
    "explain analyze delete from t",
    "lock table t",
    "vacuum",
    "create table temp (a int)",
    "commit prepared 'x'",
  ])("that may do more counts as a write: %s", (sql) => {
    expect(kinds(sql)).toEqual(["write"]);
  });

  test.each([
    ["begin", true],
    ["BEGIN TRANSACTION READ ONLY", true],
    ["start transaction isolation level read committed", true],
    ["begin isolation level repeatable read", false],
    ["begin transaction isolation level serializable", false],
    ["begin nonsense", false],
    ["begin read", false],
    ["begin isolation level read committed, read only, not deferrable", true],
  ])("%s may wait for its first statement: %s", (sql, deferrable) => {
    expect(classify(sql)).toMatchObject([{ kind: "begin", deferrable }]);
  });

  test.each([
    ["commit", "commit"],
    ["end transaction", "commit"],
    ["rollback", "rollback"],
    ["abort work", "rollback"],
    ["savepoint a", "savepoint"],
    ["rollback to savepoint a", "savepoint"],
    ["release a", "savepoint"],
    ["set local statement_timeout = 1", "set-local"],
    ["set transaction isolation level serializable", "set-local"],
    ["commit and chain", "chain"],
    ["rollback and no chain", "rollback"],
    ["fetch 2 from c", "cursor"],
    ["close all", "cursor"],
    ["discard all", "discard-all"],
    ["listen a", "listen"],
    ["unlisten *", "unlisten"],
    ["notify a, 'b'", "write"],
    ["select pg_notify('a', 'b')", "write"],
    ["execute a (1)", "execute"],
    ["copy t to stdout", "read"],
    ["copy (select lower(a) from t) to stdout with csv", "read"],
    ["copy (delete from t returning *) to stdout", "write"],
    ["copy t to '/tmp/t'", "write"],
    ["deallocate prepare x", "deallocate"],
  ])("%s is told apart as %s", (sql, kind) => {
    expect(kinds(sql)).toEqual([kind]);
  });

  test.each([
    ["set timezone = 'UTC'", { kind: "set", names: ["timezone"] }],
    ["set session search_path to a, b", { kind: "set", names: ["search_path"] }],
    ["set time zone 'UTC'", { kind: "set", names: ["timezone"] }],
    ["set app.tenant = '7'", { kind: "set", names: ["app.tenant"] }],
    ["set role ada", { kind: "set", names: ["role"] }],
    ["set session authorization ada", { kind: "set", names: ["session_authorization"] }],
    ["select set_config('App.Tenant', '7', false)", { kind: "set", names: ["app.tenant"] }],
    ["reset timezone", { kind: "reset", names: ["timezone"] }],
    ["set timezone to default", { kind: "reset", names: ["timezone"] }],
    [
      "set session characteristics as transaction read only",
      {
        kind: "set",
        names: ["default_transaction_isolation", "default_transaction_read_only", "default_transaction_deferrable"],
      },
    ],
    ["reset all", { kind: "reset-all" }],
  ])("%s changes a setting of the session", (sql, change) => {
    expect(classify(sql)).toEqual([{ kind: "set", change }]);
  });

  test.each([
    "create temp table a (b int)",
    "create or replace local temporary view a as select 1",
    "select 1 into temp a",
    "select * from pg_temp.a",
    "select pg_advisory_lock(1)",
    "select pg_try_advisory_lock(1)",
    "declare c cursor with hold for select 1",
    "prepare transaction 'a'",
    "copy (select 1) to program 'cat'",
    "create database a",
    "do $$ begin create temp table a (b int); end $$",
    "create or replace function a() returns void language sql as 'create local temporary table b (c int)'",
  ])("that all sessions would share is refused: %s", (sql) => {
    expect(kinds(sql)).toEqual(["refused"]);
  });

  test("of PREPARE names the statement that it keeps", () => {
    expect(classify("PREPARE a (int, text) AS SELECT $1 /* one */ , $2 ; select 1")).toEqual([
      { kind: "prepare", name: "a", sql: "SELECT $1 /* one */ , $2" },
      { kind: "read" },
    ]);
  });

  test.each([
    ["copy t from stdin", "t", "stdin", false],
    ['copy "T x" (a, b) FROM STDIN with (format csv)', '"T x" (a, b)', "STDIN", false],
    ["copy s.t from stdin (format binary)", "s.t", "stdin", true],
    ["copy t from stdin with (format 'binary')", "t", "stdin", true],
  ])("%s takes its rows from the client", (sql, target, word, isBinary) => {
    const [statement] = classify(sql);
    expect(statement).toMatchObject({ kind: "copy-in", copy: { target, isBinary } });
    const { source } = statement?.kind === "copy-in" ? statement.copy : { source: { start: 0, end: 0 } };
    expect(sql.slice(source.start, source.end)).toBe(word);
  });

  test.each([
    ["update t set n = n + 1 returning n", true],
    ["insert into t values (gen_random_uuid(), now(), nextval('s'))", true],
    ["insert into t values (random()) returning *", true],
    ["update t set n = 1 returning ctid", false],
    ["select txid_current()", false],
  ])("%s does the same again after a rollback: %s", (sql, isRepeatable) => {
    expect(classify(sql)).toMatchObject([{ kind: "write", isRepeatable }]);
  });

  test.each([
    ["alter table shop.item add column m int", ["shop", "item", "m"]],
    ["truncate item, other", ["item", "other"]],
    ["lock table item", ["item"]],
    ["lock item in share mode", []],
    ["create index on item (n)", []],
    ["update item set n = 1", []],
  ])("%s locks out even the readers of %j", (sql, locksOut) => {
    expect(classify(sql)).toMatchObject([{ kind: "write", locksOut }]);
  });
});
