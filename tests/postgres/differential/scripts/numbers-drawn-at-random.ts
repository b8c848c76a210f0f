import type { Script } from "../script.ts";
import { departs, extended, session, sync } from "../steps.ts";
import { byDesign } from "./by-design.ts";

const [a, b] = [session("a"), session("b")];

/** A column named `drawn` is written down as which of the script's random values it has, not as the value. */
export const numbersDrawnAtRandom: readonly Script[] = [
  {
    id: "random-numbers-beside-readers",
    name: "random numbers that a writer has written stay as they were told",
    seed: "CREATE TABLE draw (drawn float8)",
    steps: [
      a.query("BEGIN"),
      a.query("INSERT INTO draw VALUES (random()) RETURNING drawn"),
      b.query("SELECT count(*) FROM draw"),
      a.query("SELECT drawn FROM draw"),
      a.send([...extended("INSERT INTO draw SELECT random() FROM generate_series(1, 2) RETURNING drawn"), sync]),
      b.query("SELECT count(*) FROM draw"),
      a.query("COMMIT"),
      b.query("SELECT drawn FROM draw"),
    ],
  },
  {
    id: "random-defaults-beside-readers",
    name: "a random default that a writer has seen stays as it was",
    seed: "CREATE TABLE draw (id int, drawn float8 DEFAULT random())",
    steps: [
      a.query("BEGIN"),
      a.query("INSERT INTO draw (id) VALUES (1)"),
      a.query("SELECT drawn FROM draw"),
      b.query("SELECT count(*) FROM draw"),
      a.query("SELECT drawn FROM draw"),
      a.query("INSERT INTO draw (id) VALUES (2)"),
      b.query("SELECT count(*) FROM draw"),
      a.query("SELECT drawn FROM draw ORDER BY id"),
      a.query("COMMIT"),
      b.query("SELECT drawn FROM draw ORDER BY id"),
    ],
  },
  {
    id: "random-functions-beside-readers",
    name: "a random number that a function has written for a writer stays as it was",
    seed: `CREATE TABLE draw (drawn float8);
      CREATE FUNCTION draw() RETURNS void LANGUAGE sql AS 'INSERT INTO draw VALUES (random())'`,
    steps: [
      a.query("BEGIN"),
      a.query("SELECT draw()"),
      a.query("SELECT drawn FROM draw"),
      b.query("SELECT count(*) FROM draw"),
      a.query("SELECT drawn FROM draw"),
      a.query("COMMIT"),
      b.query("SELECT drawn FROM draw"),
    ],
  },
  {
    id: "random-reads-before-a-write",
    name: "random numbers read beside the written ones, savepoints among them, change none of those",
    seed: "CREATE TABLE draw (id int, drawn float8 DEFAULT random())",
    steps: [
      a.query("BEGIN"),
      a.query("SELECT random() AS drawn"),
      a.query("INSERT INTO draw (id) VALUES (1) RETURNING drawn"),
      a.query("SELECT random() AS drawn"),
      a.query("SAVEPOINT s"),
      a.query("INSERT INTO draw (id) VALUES (2) RETURNING drawn"),
      b.query("SELECT count(*) FROM draw"),
      a.query("ROLLBACK TO s"),
      b.query("SELECT count(*) FROM draw"),
      a.query("INSERT INTO draw (id) VALUES (3) RETURNING drawn"),
      b.query("SELECT count(*) FROM draw"),
      a.query("COMMIT"),
      b.query("SELECT id, drawn FROM draw ORDER BY id"),
    ],
  },
  {
    id: "readers-draw-their-own",
    name: "a random number that a reader draws beside a writer is not the writer's next",
    seed: "CREATE TABLE draw (drawn float8)",
    steps: [
      a.query("BEGIN"),
      a.query("INSERT INTO draw VALUES (random()) RETURNING drawn"),
      b.query("SELECT random() AS drawn"),
      a.query("INSERT INTO draw VALUES (random()) RETURNING drawn"),
      a.query("COMMIT"),
      b.query("SELECT random() AS drawn"),
    ],
  },
  {
    id: "uuids-beside-readers",
    name: "a UUID that a writer was told is the one that others find",
    seed: "CREATE TABLE item (drawn uuid PRIMARY KEY DEFAULT gen_random_uuid(), n int)",
    steps: [
      a.query("BEGIN"),
      a.query("INSERT INTO item (n) VALUES (1) RETURNING drawn"),
      b.query("SELECT count(*), gen_random_uuid() AS drawn FROM item"),
      a.query("INSERT INTO item (n) VALUES (2) RETURNING drawn"),
      b.query("SELECT count(*) FROM item"),
      a.query("COMMIT"),
      b.query("SELECT n, drawn FROM item ORDER BY n"),
    ],
  },
  {
    id: "transactions-draw-differently",
    name: "two transactions of one session, and two sessions, draw different numbers",
    seed: "CREATE TABLE draw (drawn float8)",
    steps: [
      a.query("BEGIN"),
      a.query("INSERT INTO draw VALUES (random()) RETURNING drawn"),
      a.query("COMMIT"),
      a.query("BEGIN"),
      a.query("INSERT INTO draw VALUES (random()) RETURNING drawn"),
      a.query("COMMIT"),
      b.query("INSERT INTO draw VALUES (random()) RETURNING drawn"),
      b.query("INSERT INTO draw VALUES (random()) RETURNING drawn"),
      b.query("SELECT random() AS drawn"),
      b.query("SELECT count(*), count(DISTINCT drawn) AS different FROM draw"),
    ],
  },
  {
    id: "setseed",
    name: "setseed begins the numbers anew, before a transaction and in it",
    seed: "CREATE TABLE draw (drawn float8)",
    steps: [
      a.query("SELECT setseed(0.25)"),
      a.query("SELECT random() AS drawn"),
      a.query("SELECT setseed(0.25)"),
      a.query("BEGIN"),
      departs(a.query("INSERT INTO draw VALUES (random()) RETURNING drawn"), {
        because: byDesign.ownChance,
        here: [
          "a RowDescription drawn:701",
          'a DataRow ["<drawn 2>"]',
          "a CommandComplete INSERT 0 1",
          "a ReadyForQuery T",
        ],
      }),
      a.query("SELECT setseed(0.25)"),
      a.query("INSERT INTO draw VALUES (random()) RETURNING drawn"),
      b.query("SELECT count(*) FROM draw"),
      departs(a.query("INSERT INTO draw VALUES (random()) RETURNING drawn"), {
        because: byDesign.ownChance,
        here: [
          "a RowDescription drawn:701",
          'a DataRow ["<drawn 3>"]',
          "a CommandComplete INSERT 0 1",
          "a ReadyForQuery T",
        ],
      }),
      a.query("COMMIT"),
      departs(b.query("SELECT drawn FROM draw"), {
        because: byDesign.ownChance,
        here: [
          "b RowDescription drawn:701",
          'b DataRow ["<drawn 2>"]',
          'b DataRow ["<drawn 1>"]',
          'b DataRow ["<drawn 3>"]',
          "b CommandComplete SELECT 3",
          "b ReadyForQuery I",
        ],
      }),
    ],
  },
];
