import type { Script } from "../script.ts";
import { advance, departs, extended, session, sync } from "../steps.ts";
import { byDesign } from "./by-design.ts";
import { itemSeed } from "./seeds.ts";

const [a, b] = [session("a"), session("b")];

export const timeouts: readonly Script[] = [
  {
    id: "lock-timeout",
    name: "lock_timeout ends a wait with 55P03 and fails the transaction",
    seed: itemSeed,
    steps: [
      a.query("BEGIN; UPDATE item SET n = 0 WHERE id = 1"),
      b.query("SET lock_timeout = '400ms'"),
      b.query("UPDATE item SET n = 1 WHERE id = 1"),
      advance(400, ["b"]),
      b.query("BEGIN"),
      b.send([...extended("UPDATE item SET n = $1 WHERE id = 1", ["2"]), sync]),
      departs(advance(400, ["b"]), {
        because: byDesign.waitsUnparsed,
        here: ["b ErrorResponse ERROR 55P03 canceling statement due to lock timeout", "b ReadyForQuery E"],
      }),
      b.query("SELECT 1"),
      b.query("ROLLBACK"),
      a.query("COMMIT"),
      b.query("UPDATE item SET n = n + 1 WHERE id = 1 RETURNING n"),
    ],
  },
  {
    id: "statement-timeout",
    name: "statement_timeout ends a wait and a sleep with 57014",
    seed: itemSeed,
    steps: [
      a.query("BEGIN; UPDATE item SET n = 0 WHERE id = 1"),
      b.query("SET statement_timeout = '400ms'"),
      b.query("UPDATE item SET n = 1 WHERE id = 1"),
      advance(400, ["b"]),
      b.query("SELECT pg_sleep(20)"),
      advance(400, ["b"]),
      b.query("SELECT 'at ease' AS v"),
      b.query("SET statement_timeout = 0"),
      b.query("UPDATE item SET n = n + 1 WHERE id = 1 RETURNING n"),
      a.query("ROLLBACK"),
    ],
  },
  {
    id: "idle-in-transaction-timeout",
    name: "idle_in_transaction_session_timeout ends the session with 25P03 and frees its row",
    seed: itemSeed,
    steps: [
      a.query("SET idle_in_transaction_session_timeout = '400ms'"),
      a.query("BEGIN; UPDATE item SET n = 0 WHERE id = 1"),
      b.query("UPDATE item SET n = n + 1 WHERE id = 1 RETURNING n"),
      advance(400, ["a", "b"]),
    ],
  },
  {
    id: "idle-session-timeout",
    name: "idle_session_timeout ends a session that is idle outside a transaction with 57P05",
    seed: itemSeed,
    steps: [a.query("SET idle_session_timeout = '400ms'"), advance(400, ["a"]), b.query("SELECT 1 AS v")],
  },
  {
    id: "sleep",
    name: "a sleep of one session holds up nobody, and wakes by itself",
    seed: itemSeed,
    steps: [
      a.query("SELECT pg_sleep(0.5), 'awake' AS v"),
      b.query("UPDATE item SET n = 1 WHERE id = 1"),
      advance(500, ["a"]),
      a.query("SELECT n FROM item WHERE id = 1"),
    ],
  },
];
