/** Messages that no harness sends, from a program that got hold of the harness's ports. */
import { expect } from "@playwright/test";
import { forgery } from "../../support/attack-page.ts";
import { test } from "../../support/walled-test.ts";

test.describe.configure({ timeout: 60_000 });

const unreadable = "a message that no server of this site sends";

/** `says` is what the page tells afterwards; null where the forger fools only its own picture, and runs on. */
const forgeries: Readonly<Record<string, { attack: string; says: string | null }>> = {
  "an unknown kind of message": { attack: `forge({ kind: "open-sesame" });`, says: unreadable },
  "an object in place of text": { attack: `say("control", { kind: "ready" });`, says: unreadable },
  "text that is no JSON": { attack: `say("control", "{");`, says: unreadable },
  "a sequence number below one": {
    attack: `forge({ kind: "trace", events: [event(-5, { kind: "quiesced" })] });`,
    says: unreadable,
  },
  "a sequence number past all integers": {
    attack: `say("control", '{"kind":"trace","events":[{"seq":1e300,"atMs":1,"processId":0,"scopeId":"s","kind":"quiesced"}]}');`,
    says: unreadable,
  },
  "one sequence number for many lines": {
    attack: `forge({ kind: "trace", events: Array.from({ length: 300 }, (_, n) => event(7, { kind: "log-written", level: "info", text: "twin " + n, site: null })) });`,
    says: null,
  },
  "a text over the limit": {
    attack: `forge({ kind: "trace", events: [event(1, { kind: "log-written", level: "info", text: "x".repeat(20_000), site: null })] });`,
    says: unreadable,
  },
  "a message of 20 million characters": { attack: `say("control", "x".repeat(20_000_000));`, says: unreadable },
  "listening twice": {
    attack: `for (const port of [1, 2, 99999]) forge({ kind: "listening", port, atMs: 0 });`,
    says: null,
  },
  "a second ready": { attack: `forge({ kind: "ready" });`, says: null },
  "a scenario that nobody ran": { attack: `forge({ kind: "scenario-finished", atMs: 5 });`, says: null },
  "its own exit": { attack: `forge({ kind: "exited", exitCode: 77 });`, says: "exit code 77" },
  "a failed start after the start": {
    attack: `forge({ kind: "start-failed", failure: { code: "exception", message: "forged", remedy: "none", error: { name: "E", message: "m", code: null, site: null } } });`,
    says: unreadable,
  },
  "a trace of 50,000 events": {
    attack: `forge({ kind: "trace", events: Array.from({ length: 50_000 }, (_, n) => event(n + 1, { kind: "quiesced" })) });`,
    says: unreadable,
  },
  "a clock at the end of time": {
    attack: `forge({ kind: "clock", atMs: 1e308, pace: { kind: "live", rate: 1000 }, dueMs: 1e308 });`,
    says: null,
  },
  "a pool of a thousand million lanes": {
    attack: `forge({ kind: "trace", events: [event(1, { kind: "pool-created", poolId: 9, max: 1e9, connectionTimeoutMs: 0, site: null })] });`,
    says: null,
  },
  "two thousand pools, tabs and connections": {
    attack: `for (const make of [
      (n) => ({ kind: "pool-created", poolId: n, max: 100, connectionTimeoutMs: 0, site: null }),
      (n) => ({ kind: "tab-opened", tab: n, path: "/" }),
      (n) => ({ kind: "connection-opening", poolId: 1, connectionId: n }),
      (n) => ({ kind: "checkout-requested", poolId: 1, leaseId: n, queued: true, timeoutMs: 0, site: null }),
    ]) for (const batch of [0, 1]) {
      forge({ kind: "trace", events: Array.from({ length: 1000 }, (_, n) => event(n + 1, make(batch * 1000 + n))) });
      await later(20);
    }`,
    says: null,
  },
  "hundreds of thousands of objects in one message": {
    attack: `const graph = [];
    for (let round = 0; round < 8; round += 1) {
      for (let n = 0; n < 100_000; n += 1) graph.push({ ["key" + round + n]: n });
      await later();
    }
    say("control", { kind: "trace", events: graph });`,
    says: unreadable,
  },
  "a word to its frame": {
    attack: `self.postMessage({ kind: "worker-ready", workerId: 1 });`,
    says: "posted to its frame",
  },
  "the death of another worker": {
    attack: `self.postMessage({ kind: "worker-died", workerId: 2, message: "forged death" });`,
    says: "posted to its frame",
  },
  "foreign and impossible connections to the database": {
    attack: `for (const connectionId of [0, -1, 999_999, 2 ** 53, 1e308, NaN, "1", null])
      for (const kind of ["connect", "bytes", "disconnect", "timer-fired", "drop-all"])
        say("database", { kind, connectionId, timerId: connectionId, messageId: 1, atMs: 0, bytes: new Uint8Array([0x51, 0xff, 0xff, 0xff, 0xff]) });
    for (const messageId of [-1, NaN, 1e308]) say("database", { kind: "connect", connectionId: 3, messageId, atMs: -7 });
    say("database", null);`,
    says: null,
  },
  "a statement of 100 MB to the database": {
    attack: `const bytes = new Uint8Array(100_000_000).fill(0x51);
    say("database", { kind: "connect", connectionId: 1000, messageId: 1, atMs: 0 });
    say("database", { kind: "bytes", connectionId: 1000, messageId: 2, atMs: 0, bytes });`,
    says: null,
  },
};

for (const [name, { attack, says }] of Object.entries(forgeries)) {
  test(`forged: ${name}`, async ({ walled, errors }) => {
    // The driver has gone through the harness's ports once, so that the program has them all.
    const prelude = `${forgery}\npool.query("SELECT 1");`;
    const lesson = await walled.open({
      prelude,
      attack: `await later(300);\n${attack}\nconsole.log("said it all");`,
    });
    await lesson.attack();
    if (says === null) {
      await expect(lesson.log).toContainText("said it all", { timeout: 20_000 });
      await lesson.button("GET /ping").click();
      await expect(lesson.page.getByRole("region", { name: "Traffic" })).toContainText("calm");
    } else await expect(lesson.log).toContainText(says, { timeout: 25_000 });
    await lesson.expectRecovery();
    expect(errors).toEqual([]);
    await expect(lesson.log).not.toContainText("forged death");
  });
}

test.describe("a program that tampers with what the harness uses", () => {
  const tampers: Readonly<Record<string, string>> = {
    "Array.prototype": `for (const name of ["map", "push", "slice", "shift", "filter", "forEach"]) Array.prototype[name] = () => { throw new Error("tampered"); };`,
    JSON: `JSON.stringify = () => "tampered"; JSON.parse = () => null;`,
    "MessagePort.prototype": `MessagePort.prototype.postMessage = () => undefined;`,
    "MessageEvent.prototype": `Object.defineProperty(MessageEvent.prototype, "data", { get: () => ({ kind: "tampered" }) });`,
    structuredClone: `globalThis.structuredClone = () => { throw new Error("tampered"); };`,
    "Object.prototype": `Object.prototype.toJSON = () => "tampered"; Object.prototype.kind = "tampered";`,
    Promise: `globalThis.Promise = class { constructor() { throw new Error("tampered"); } };`,
    "Map.prototype": `Map.prototype.get = () => undefined; Map.prototype.set = () => { throw new Error("tampered"); };`,
  };
  for (const [what, attack] of Object.entries(tampers)) {
    test(`${what}: fools only itself`, async ({ walled, errors }) => {
      const lesson = await walled.open({ attack });
      await lesson.attack();
      // Whether it goes on or ends is its own affair: what the page must do is to live and to start it again.
      await lesson.button("GET /ping").click();
      await lesson.page.waitForTimeout(1_500); // a heartbeat's limit: what it kills is dead by now
      await lesson.expectRecovery();
      expect(errors).toEqual([]);
    });
  }
});
