import type { Script } from "../script.ts";
import { departs, session } from "../steps.ts";
import { byDesign, refusal } from "./by-design.ts";
import { itemSeed } from "./seeds.ts";

const [a, b, c] = [session("a"), session("b"), session("c")];

const activity =
  "SELECT pid, state, wait_event_type, wait_event, query FROM pg_stat_activity WHERE pid IN ({pid a}, {pid b}) ORDER BY backend_start";

export const sessionObjects: readonly Script[] = [
  {
    id: "temporary-table",
    name: "a temporary table is the session's own",
    seed: itemSeed,
    steps: [
      departs(a.query("CREATE TEMPORARY TABLE draft (v int)"), {
        because: byDesign.refused,
        here: [`a ${refusal("a temporary table")}`, "a ReadyForQuery I"],
      }),
      departs(a.query("INSERT INTO draft VALUES (1)"), {
        because: byDesign.refused,
        here: ['a ErrorResponse ERROR 42P01 relation "draft" does not exist | position: 13', "a ReadyForQuery I"],
      }),
      b.query("SELECT * FROM draft"),
    ],
  },
  {
    id: "activity",
    name: "pg_stat_activity shows what each session does, as another sees it",
    seed: itemSeed,
    steps: [
      a.query("SELECT 1 AS v"),
      b.query("SELECT 2 AS v"),
      c.query(activity),
      a.query("BEGIN"),
      a.query("UPDATE item SET n = 0 WHERE id = 1"),
      b.query("UPDATE item SET n = 1 WHERE id = 1"),
      c.query(activity),
      a.query("SELECT 1 / 0"),
      c.query(activity),
      a.query("ROLLBACK"),
      b.query("SELECT pg_sleep(60)"),
      c.query(activity),
      c.query("SELECT pg_blocking_pids({pid b})"),
    ],
  },
  {
    id: "activity-application-name",
    name: "pg_stat_activity shows each session's application_name",
    seed: itemSeed,
    startup: { a: { application_name: "worker" } },
    steps: [
      c.query("SELECT application_name FROM pg_stat_activity WHERE pid = {pid a}"),
      a.query("SET application_name = 'renamed'"),
      c.query("SELECT application_name FROM pg_stat_activity WHERE pid = {pid a}"),
      a.query("BEGIN"),
      a.query("SET LOCAL application_name = 'inside'"),
      departs(c.query("SELECT application_name, state FROM pg_stat_activity WHERE pid = {pid a}"), {
        because: byDesign.localToTheBackend,
        here: [
          "c RowDescription application_name:25 state:25",
          'c DataRow ["renamed","idle in transaction"]',
          "c CommandComplete SELECT 1",
          "c ReadyForQuery I",
        ],
      }),
      a.query("ROLLBACK"),
      c.query("SELECT application_name, state FROM pg_stat_activity WHERE pid = {pid a}"),
    ],
  },
  {
    id: "backend-pid",
    name: "pg_backend_pid is what the session was told at startup, in a transaction and out of it",
    seed: itemSeed,
    steps: [
      a.query("SELECT pg_backend_pid()"),
      b.query("SELECT pg_backend_pid()"),
      a.query("BEGIN"),
      a.query("SELECT pg_backend_pid()"),
      a.query("UPDATE item SET n = 0 WHERE id = 1"),
      b.query("SELECT pg_backend_pid()"),
      a.query("SELECT pg_backend_pid()"),
      a.query("COMMIT"),
    ],
  },
];
