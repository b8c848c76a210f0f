import { expect, test } from "vitest";
import { installGlobals } from "./install-globals.ts";
import { noOracle } from "./scope-oracle.ts";
import { createTurnLoop } from "./turn-loop.ts";

function createRealm(): typeof globalThis {
  const loop = createTurnLoop(
    { yieldTurn: (resume) => void setImmediate(resume), wallMs: () => 0, wallTimer: () => () => undefined },
    {
      inFlight: () => false,
      takeArrivals: () => 0,
      somebodyWaits: () => false,
      quiesced: () => undefined,
      resting: () => undefined,
      askToAdvance: null,
      uncaught: () => undefined,
    },
  );
  const realm = { performance: {}, Math: Object.create(Math) } as unknown as typeof globalThis;
  installGlobals(realm, { loop, seed: 1, epochMs: 0, inHousekeeping: () => false, oracle: noOracle });
  return realm;
}

test("a timer that was made on the real clock can be cleared on the learner's", async () => {
  let fired = false;
  const timer = setTimeout(() => {
    fired = true;
  }, 1);
  createRealm().clearTimeout(timer);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(fired).toBe(false);
});

test("a number clears nothing, for it could be a timer of the harness's", async () => {
  const { promise, resolve } = Promise.withResolvers<string>();
  const timer = setTimeout(() => resolve("fired"), 1);
  const realm = createRealm();
  realm.clearTimeout(Number(timer));
  realm.clearTimeout(undefined);
  expect(await promise).toBe("fired");
});
