import { expect, test } from "vitest";
import { loadErrorMessages } from "../../content/errors/error-messages.ts";
import { findMessages } from "./match-message.ts";
import { toTellingLine } from "./telling-line.ts";

const messages = await loadErrorMessages(process.cwd());
const find = (query: string) => findMessages(query, messages, ({ message }) => message);
const isKnown = (line: string) => find(line)[0]?.match === "whole";
const first = (pasted: string) => find(toTellingLine(pasted, isKnown))[0]?.item.slug;

test.each([
  ["QueuePool limit of size 5 overflow 10 reached, connection timed out, timeout 30.00", "queuepool-limit"],
  ["QueuePool limit of size", "queuepool-limit"],
  ["queuepool", "queuepool-limit"],
  ["timeout exceeded when trying to connect", "timeout-exceeded"],
  ["remaining connection slots are reserved", "slots-reserved"],
  [
    'psql: error: connection to server at "10.0.0.7", port 5432 failed: FATAL:  remaining connection slots are reserved for roles with the SUPERUSER attribute',
    "slots-reserved",
  ],
  ["Client has already been released to the pool", "already-released"],
  ["Release called on client which has already been released to the pool", "already-released"],
  ["idle-in-transaction timeout", "idle-in-transaction-timeout"],
  ["FATAL:  terminating connection due to idle-in-transaction timeout", "idle-in-transaction-timeout"],
  ["Connection terminated unexpectedly", "terminated-unexpectedly"],
  ["This Connection is closed", "connection-is-closed"],
  ["sorry, too many clients already", "too-many-clients"],
  [
    "Parent instance <User at 0x7f3b2c> is not bound to a Session; lazy load operation of attribute 'items' cannot proceed",
    "not-bound-to-a-session",
  ],
  ["RuntimeError: Set changed size during iteration", "set-changed-size"],
  ["Error: connect ECONNREFUSED 127.0.0.1:5432", "connect-refused"],
])("%s is found first", (pasted, slug) => {
  expect(first(pasted)).toBe(slug);
});

test("each message finds itself, and before any other", () => {
  const lost = messages.filter(({ slug, message }) => first(message.replaceAll("…", "x1")) !== slug);
  expect(lost.map(({ slug }) => slug)).toEqual([]);
});

test("words that stand in half of all messages find none of them", () => {
  expect(["to the", "is", "", "30.00", "kangaroo pool"].flatMap(find)).toEqual([]);
});

test("the telling line of a Python traceback is its last complaint, not the frames, nor the pointer to a manual", () => {
  const traceback = `Traceback (most recent call last):
  File "/app/main.py", line 41, in messages
    result = await db.execute(query, {"id": id})
  File "/usr/lib/python3/dist-packages/sqlalchemy/pool/impl.py", line 128, in _do_get
    raise exc.TimeoutError(
sqlalchemy.exc.TimeoutError: QueuePool limit of size 10 overflow 20 reached, connection timed out, timeout 30.00 (Background on this error at: https://sqlalche.me/e/14/3o7r)
INFO:     connection closed`;
  expect(toTellingLine(traceback, isKnown)).toMatch(/^sqlalchemy\.exc\.TimeoutError: QueuePool/);
  const unknown = traceback.replace(/QueuePool.*/, "out of patience\n(Background on this error at: https://x.test)");
  expect(toTellingLine(unknown, isKnown)).toBe("sqlalchemy.exc.TimeoutError: out of patience");
});

test("the telling line of a Node stack is its first complaint", () => {
  const stack = `node:events:502
      throw er; // Unhandled 'error' event
      ^

Error: Connection terminated unexpectedly
    at Connection.<anonymous> (/app/node_modules/pg/lib/client.js:204:73)
Emitted 'error' event on BoundPool instance at:
    at Client.idleListener (/app/node_modules/pg-pool/index.js:62:10)`;
  expect(toTellingLine(stack, isKnown)).toBe("Error: Connection terminated unexpectedly");
  const unknown =
    "app.ts:3\n  boom()\n  ^\nTypeError: boom is not a function\n    at main (app.ts:3:3)\n    at run (x.ts:1:1)";
  expect(toTellingLine(unknown, isKnown)).toBe("TypeError: boom is not a function");
});

test("of a server's log the complaint is taken, colours and all that follows left out", () => {
  const log =
    "2026-01-02 10:00:00 UTC LOG:  checkpoint\n\u001b[31m2026-01-02 10:00:01 UTC FATAL:  sorry, too many clients already\u001b[0m\n";
  expect(toTellingLine(log, isKnown)).toBe("2026-01-02 10:00:01 UTC FATAL:  sorry, too many clients already");
  expect(toTellingLine("\n  one line  \n", isKnown)).toBe("one line");
  expect(toTellingLine("", isKnown)).toBe("");
});
