import type { Script } from "../script.ts";
import { departs, observe, session } from "../steps.ts";
import { byDesign } from "./by-design.ts";
import { itemSeed } from "./seeds.ts";

const [a, b, c] = [session("a"), session("b"), session("c")];

export const endingOthers: readonly Script[] = [
  {
    id: "cancel-a-wait",
    name: "pg_cancel_backend ends a wait with 57014",
    seed: itemSeed,
    steps: [
      a.query("BEGIN; UPDATE item SET n = 0 WHERE id = 1"),
      b.query("BEGIN"),
      b.query("UPDATE item SET n = 1 WHERE id = 1"),
      c.query("SELECT pg_cancel_backend({pid b})", { until: ["b"] }),
      b.query("SELECT 1"),
      b.query("ROLLBACK"),
      a.query("COMMIT"),
      c.query("SELECT n FROM item WHERE id = 1"),
    ],
  },
  {
    id: "cancel-a-sleep",
    name: "pg_cancel_backend ends a sleep with 57014",
    seed: itemSeed,
    steps: [
      a.query("SELECT pg_sleep(60)"),
      b.query("SELECT pg_cancel_backend({pid a})", { until: ["a"] }),
      a.query("SELECT 1 AS v"),
    ],
  },
  {
    id: "cancel-request",
    name: "a CancelRequest ends a wait and a sleep with 57014",
    seed: itemSeed,
    steps: [
      a.query("BEGIN; UPDATE item SET n = 0 WHERE id = 1"),
      b.query("UPDATE item SET n = 1 WHERE id = 1"),
      b.cancel({ until: ["b"] }),
      b.query("SELECT pg_sleep(60)"),
      b.cancel({ until: ["b"] }),
      b.query("SELECT n FROM item WHERE id = 1"),
      a.query("COMMIT"),
    ],
  },
  {
    id: "cancel-request-while-idle",
    name: "a CancelRequest for a session that runs nothing does nothing, in a transaction or out of it",
    seed: itemSeed,
    steps: [
      a.cancel(),
      observe(),
      b.query("BEGIN; UPDATE item SET n = 0 WHERE id = 1"),
      b.cancel(),
      observe(),
      a.query("SELECT state FROM pg_stat_activity WHERE pid = {pid b}"),
    ],
  },
  {
    id: "terminate-an-idle-session",
    name: "pg_terminate_backend ends a session with 57P01, its transaction is rolled back and its row is free",
    seed: itemSeed,
    steps: [
      a.query("BEGIN; UPDATE item SET n = 0 WHERE id = 1"),
      b.query("UPDATE item SET n = n + 1 WHERE id = 1 RETURNING n"),
      c.query("SELECT pg_terminate_backend({pid a})", { until: ["a", "b"] }),
      c.query("SELECT count(*) FROM pg_stat_activity WHERE pid = {pid a}"),
    ],
  },
  {
    id: "terminate-oneself",
    name: "a session that ends itself hears 57P01",
    seed: itemSeed,
    steps: [
      a.query("SELECT pg_terminate_backend(pg_backend_pid())", { until: ["a"] }),
      b.query("SELECT pg_terminate_backend(999999999)"),
      b.query("SELECT pg_cancel_backend(999999999)"),
    ],
  },
  {
    id: "terminate-a-wait",
    name: "pg_terminate_backend of a session that waits ends it with 57P01",
    seed: itemSeed,
    steps: [
      a.query("BEGIN; UPDATE item SET n = 0 WHERE id = 1"),
      b.query("UPDATE item SET n = 1 WHERE id = 1"),
      a.query("SELECT pg_terminate_backend({pid b})", { until: ["b"] }),
      a.query("COMMIT"),
      a.query("SELECT n FROM item WHERE id = 1"),
    ],
  },
  {
    id: "dropped-writer",
    name: "the transaction of a client that vanishes is rolled back and the next writer goes on",
    seed: itemSeed,
    steps: [
      a.query("BEGIN; UPDATE item SET n = 0 WHERE id = 1"),
      b.query("UPDATE item SET n = n + 1 WHERE id = 1 RETURNING n"),
      a.drop({ until: ["b"] }),
      b.query("SELECT n FROM item WHERE id = 1"),
    ],
  },
  {
    id: "terminated-writer",
    name: "a client that says goodbye amid a transaction is rolled back",
    seed: itemSeed,
    steps: [
      a.query("BEGIN; UPDATE item SET n = 0 WHERE id = 1"),
      b.query("UPDATE item SET n = n + 1 WHERE id = 1 RETURNING n"),
      a.terminate({ until: ["b"] }),
      b.query("SELECT n FROM item WHERE id = 1"),
    ],
  },
  {
    id: "dropped-while-waiting",
    name: "a statement of a client that vanishes while it waits is still done once its turn comes",
    seed: itemSeed,
    steps: [
      a.query("BEGIN; UPDATE item SET n = 0 WHERE id = 1"),
      b.query("UPDATE item SET n = n + 1 WHERE id = 1"),
      b.drop(),
      a.query("COMMIT"),
      departs(a.query("UPDATE item SET n = n * 10 WHERE id = 1 RETURNING n"), {
        because: byDesign.waiterForgotten,
        here: ["a RowDescription n:23", 'a DataRow ["0"]', "a CommandComplete UPDATE 1", "a ReadyForQuery I"],
      }),
    ],
  },
];
