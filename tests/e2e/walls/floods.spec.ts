/** Programs that say or do too much: the page stays alive, says what happened, and runs the program again. */
import { expect } from "@playwright/test";
import { AttackPage, forgery } from "../../support/attack-page.ts";
import { test } from "../../support/walled-test.ts";

test.describe.configure({ timeout: 60_000 });

const unresponsive = "look for a loop that never ends";

interface Flood {
  readonly attack: string;
  /** What the page says of it. */
  readonly says: string | RegExp;
}

const floods: Readonly<Record<string, Flood>> = {
  "the control port with text": {
    attack: `setInterval(() => { for (let n = 0; n < 20_000; n += 1) forge({ kind: "clock", atMs: n, pace: { kind: "paused" }, dueMs: null }); }, 1);`,
    says: "more messages than it can take in",
  },
  "the control port with full batches": {
    attack: `const events = Array.from({ length: 1000 }, (_, n) => event(n + 1, { kind: "socket-sent", tab: n, text: "x".repeat(400) }));
      setInterval(() => { for (let n = 0; n < 20; n += 1) forge({ kind: "trace", events }); }, 1);`,
    says: "and was stopped so that the page stays alive",
  },
  "the control port with tabs that open and close": {
    attack: `const events = Array.from({ length: 1000 }, (_, n) => event(n + 1, { kind: n % 2 ? "tab-opened" : "tab-connected", tab: n, path: "/" }));
      const batch = JSON.stringify({ kind: "trace", events });
      setInterval(() => { for (let n = 0; n < 20; n += 1) say("control", batch); }, 1);`,
    says: "and was stopped so that the page stays alive",
  },
  "the heartbeat port": {
    attack: `setInterval(() => { for (let n = 0; n < 20_000; n += 1) say("heartbeat", n); }, 1);`,
    says: "more messages than it can take in",
  },
  "the frame": {
    attack: `setInterval(() => { for (let n = 0; n < 50_000; n += 1) self.postMessage({ kind: "ready" }); }, 1);`,
    says: "posted to its frame",
  },
  "the frame with errors": {
    attack: `Event.prototype.preventDefault = () => {}; for (let n = 0; n < 1000; n += 1) setTimeout(() => { throw new Error("storm " + n); }, 0);
      for (let n = 0; n < 1000; n += 1) reportError(new Error("storm " + n));`,
    says: /storm \d/,
  },
  "the log from one handler": {
    attack: `for (let n = 0; n < 100_000; n += 1) console.log("line", n);`,
    says: "99,000 log lines were dropped",
  },
  "the log from a loop that awaits": {
    attack: `for (let n = 0; n < 100_000; n += 1) { console.log("line", n); await null; }`,
    says: "99,000 log lines were dropped",
  },
  "the log from a timer": {
    attack: `setInterval(() => { for (let n = 0; n < 3_000; n += 1) console.log("line", n); }, 0);`,
    says: /[\d,]+ log lines were dropped/,
  },
  "the log with 100 MB in a line": {
    attack: `console.log("y".repeat(100_000_000)); console.log([..."z".repeat(100_000)], new Uint8Array(50_000_000)); console.log("printed");`,
    says: "printed",
  },
  "the log with values that resist": {
    attack: `const cycle = {}; cycle.self = cycle;
      const getter = { get trap() { throw new Error("no"); } };
      const proxy = new Proxy({}, { ownKeys() { throw new Error("no"); }, get() { throw new Error("no"); } });
      const error = new Error("x"); Object.defineProperty(error, "message", { get() { throw new Error("no"); } });
      console.log(cycle); console.log(getter); console.log(proxy); console.log(error); console.log(Object.create(null), Symbol("s"), 7n);
      console.log("printed");`,
    says: "printed",
  },
  "the log with a getter that never returns": {
    attack: `console.log({ get trap() { while (true); } });`,
    says: unresponsive,
  },
  "timers that are due at once": {
    attack: `const again = () => { for (let n = 0; n < 1000; n += 1) setImmediate(() => undefined); setImmediate(again); }; again(); console.log("spinning");`,
    says: "spinning",
  },
  "the pool's line": {
    attack: `for (let n = 0; n < 3_000; n += 1) pool.connect().catch(() => undefined); console.log("asked");`,
    says: "asked",
  },
  "pools without end": {
    attack: `for (let n = 0; n < 20_000; n += 1) new Pool({ max: 1_000_000 }); console.log("made");`,
    says: "made",
  },
  "rejections that nobody handles": {
    attack: `for (let n = 0; n < 100_000; n += 1) Promise.reject(new Error("storm " + n));`,
    says: "Uncaught Error: storm 0",
  },
  "the exit": {
    attack: `try { process.exit(3); } catch (error) { console.log("no exit:", error.name); }`,
    says: "no exit: TypeError",
  },
};

/** On top of what the attacks before it have left in a page, so much text can be more than one tab may hold. */
const needsFreshPage = new Set(["the control port with text"]);

for (const [name, { attack, says }] of Object.entries(floods)) {
  test(`flooding ${name} freezes nothing`, async ({ walled, page }) => {
    const prelude = `${forgery}\npool.query("SELECT 1");`;
    const program = { prelude, attack: `await later(300);\n${attack}` };
    const lesson = needsFreshPage.has(name) ? await AttackPage.open(page, program) : await walled.open(program);
    await lesson.attack();
    await expect(lesson.log).toContainText(says, { timeout: 25_000 });
    await lesson.expectRecovery();
  });
}

test("100,000 lines at the top of a module start the server all the same", async ({ page }) => {
  const lesson = await AttackPage.open(page, {
    prelude: `for (let n = 0; n < 100_000; n += 1) console.log("line", n);`,
    attack: "",
  });
  await expect(lesson.log).toContainText("99,000 log lines were dropped");
  await expect(lesson.log).toContainText("listening on port");
  await lesson.expectRecovery();
});
