import type { Script } from "../script.ts";
import { extended, session, sync } from "../steps.ts";
import { itemSeed } from "./seeds.ts";

const [a, b, c] = [session("a"), session("b"), session("c")];

export const notifications: readonly Script[] = [
  {
    id: "notify-others",
    name: "NOTIFY reaches every listener of its channel, its own sender too, and nobody else",
    seed: itemSeed,
    steps: [
      a.query("LISTEN news"),
      b.query("LISTEN news"),
      c.query("LISTEN weather"),
      c.query("NOTIFY news, 'hello'", { until: ["a", "b"] }),
      a.query("NOTIFY news", { until: ["b"] }),
      a.query("SELECT pg_notify('weather', 'rain')", { until: ["c"] }),
      a.send([...extended("SELECT pg_notify($1, $2)", ["news", "by parameter"]), sync], { until: ["b"] }),
      b.query("UNLISTEN news"),
      c.query("NOTIFY news, 'again'", { until: ["a"] }),
      a.query("SELECT pg_listening_channels()"),
      a.query("UNLISTEN *"),
      c.query("NOTIFY news, 'nobody'"),
      a.query("SELECT pg_listening_channels()"),
    ],
  },
  {
    id: "notify-in-a-transaction",
    name: "notifications leave at COMMIT, once each, and not at all after ROLLBACK",
    seed: itemSeed,
    steps: [
      a.query("LISTEN news"),
      b.query("BEGIN"),
      b.query("NOTIFY news, 'one'"),
      b.query("NOTIFY news, 'two'"),
      b.query("NOTIFY news, 'one'"),
      a.query("SELECT 'nothing yet'"),
      b.query("COMMIT", { until: ["a"] }),
      b.query("BEGIN"),
      b.query("NOTIFY news, 'lost'"),
      b.query("ROLLBACK"),
      b.query("BEGIN"),
      b.query("NOTIFY news, 'kept'"),
      b.query("SAVEPOINT s"),
      b.query("NOTIFY news, 'dropped'"),
      b.query("ROLLBACK TO s"),
      b.query("COMMIT", { until: ["a"] }),
      b.query("NOTIFY news, 'x'; NOTIFY news, 'y'", { until: ["a"] }),
    ],
  },
  {
    id: "notify-a-session-in-a-transaction",
    name: "a listener inside a transaction hears after its end",
    seed: itemSeed,
    steps: [
      a.query("LISTEN news"),
      a.query("BEGIN"),
      a.query("SELECT 1 AS v"),
      b.query("NOTIFY news, 'while busy'"),
      a.query("SELECT 2 AS v"),
      a.query("COMMIT"),
    ],
  },
  {
    id: "listen-and-rollback",
    name: "LISTEN in a transaction holds from its COMMIT on, and not after ROLLBACK",
    seed: itemSeed,
    steps: [
      a.query("BEGIN"),
      a.query("LISTEN news"),
      a.query("ROLLBACK"),
      b.query("NOTIFY news, 'unheard'"),
      a.query("BEGIN"),
      a.query("LISTEN news"),
      a.query("NOTIFY news, 'to myself'"),
      a.query("COMMIT"),
      b.query("NOTIFY news, 'heard'", { until: ["a"] }),
    ],
  },
];
