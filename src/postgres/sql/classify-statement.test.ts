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
    "set local statement_timeout = 1",
    "set transaction isolation level serializable",
    "vacuum",
    "create table temp (a int)",
    "commit prepared 'x'",
    "commit and chain",
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
    ["discard all", "discard-all"],
    ["deallocate prepare x", "deallocate"],
  ])("%s is told apart as %s", (sql, kind) => {
    expect(kinds(sql)).toEqual([kind]);
  });

  test.each([
    ["set timezone = 'UTC'", { kind: "set", name: "timezone" }],
    ["set session search_path to a, b", { kind: "set", name: "search_path" }],
    ["set time zone 'UTC'", { kind: "set", name: "timezone" }],
    ["set app.tenant = '7'", { kind: "set", name: "app.tenant" }],
    ["set role ada", { kind: "set", name: "role" }],
    ["set session authorization ada", { kind: "set", name: "session_authorization" }],
    ["select set_config('App.Tenant', '7', false)", { kind: "set", name: "app.tenant" }],
    ["reset timezone", { kind: "reset", name: "timezone" }],
    ["reset all", { kind: "reset-all" }],
  ])("%s changes a setting of the session", (sql, change) => {
    expect(classify(sql)).toEqual([{ kind: "set", change }]);
  });

  test.each([
    "listen a",
    "notify a",
    "select pg_notify('a', 'b')",
    "create temp table a (b int)",
    "create or replace local temporary view a as select 1",
    "select 1 into temp a",
    "select * from pg_temp.a",
    "select pg_advisory_lock(1)",
    "select pg_try_advisory_xact_lock(1)",
    "prepare a as select 1",
    "copy t from stdin",
    "copy t (a, b) from stdin with csv",
    "declare c cursor with hold for select 1",
  ])("that all sessions would share is refused: %s", (sql) => {
    expect(kinds(sql)).toEqual(["refused"]);
  });
});
