import type { Script } from "../script.ts";
import { session } from "../steps.ts";
import { itemSeed } from "./seeds.ts";

const [a, b] = [session("a"), session("b")];

export const oddNotifications: readonly Script[] = [
  {
    id: "channel-names",
    name: "a channel's name is folded unless quoted, and taken as it is by pg_notify",
    seed: itemSeed,
    steps: [
      a.query('LISTEN News; LISTEN "News"'),
      b.query("NOTIFY NEWS, 'folded'", { until: ["a"] }),
      b.query("NOTIFY \"News\", 'quoted'", { until: ["a"] }),
      b.query("SELECT pg_notify('News', 'by name')", { until: ["a"] }),
      b.query("NOTIFY news, 'it''s'", { until: ["a"] }),
      b.query("SELECT pg_notify('', 'nameless')"),
      b.query("SELECT pg_notify(NULL, 'nameless')"),
      b.query("SELECT pg_notify('news', NULL)", { until: ["a"] }),
      b.query("SELECT pg_notify('news', repeat('x', 8000))"),
      a.query("SELECT pg_listening_channels()"),
    ],
  },
  {
    id: "listening-twice",
    name: "listening twice is listening once, and each sender's pid is told",
    seed: itemSeed,
    steps: [
      a.query("LISTEN news"),
      a.query("LISTEN news"),
      b.query("NOTIFY news, 'once'", { until: ["a"] }),
      a.query("BEGIN"),
      a.query("UNLISTEN news"),
      a.query("ROLLBACK"),
      b.query("NOTIFY news, 'still'", { until: ["a"] }),
      a.query("DISCARD ALL"),
      b.query("NOTIFY news, 'nobody'"),
      a.query("SELECT 'silence' AS v"),
    ],
  },
  {
    id: "notify-and-errors",
    name: "a notification of a string that fails is not sent, nor one of a deferred constraint's COMMIT",
    seed: "CREATE TABLE item (id int PRIMARY KEY DEFERRABLE INITIALLY DEFERRED); INSERT INTO item VALUES (1)",
    steps: [
      a.query("LISTEN news"),
      b.query("NOTIFY news, 'lost'; SELECT 1 / 0"),
      b.query("BEGIN"),
      b.query("NOTIFY news, 'lost too'"),
      b.query("INSERT INTO item VALUES (1)"),
      b.query("COMMIT"),
      b.query("BEGIN READ ONLY"),
      b.query("NOTIFY news, 'read only'"),
      b.query("COMMIT", { until: ["a"] }),
      b.query("DO $$ BEGIN PERFORM pg_notify('news', 'from a block'); END $$", { until: ["a"] }),
    ],
  },
  {
    id: "notify-by-a-trigger",
    name: "a trigger's notifications come from the writer, at its COMMIT",
    seed: `${itemSeed};
      CREATE FUNCTION tell() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN PERFORM pg_notify('changed', NEW.id || ':' || NEW.n); RETURN NEW; END $$;
      CREATE TRIGGER tell AFTER UPDATE ON item FOR EACH ROW EXECUTE FUNCTION tell()`,
    steps: [
      a.query("LISTEN changed"),
      b.query("UPDATE item SET n = n + 1 WHERE id = 1", { until: ["a"] }),
      b.query("BEGIN"),
      b.query("UPDATE item SET n = n + 1"),
      a.query("SELECT n FROM item ORDER BY id"),
      b.query("COMMIT", { until: ["a"] }),
    ],
  },
];
