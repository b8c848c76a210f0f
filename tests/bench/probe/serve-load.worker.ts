/**
 * One server process under a load of requests, in a thread of its own as in an engine: with the probe and the log, or
 * with the same loop, the same `pg`, the same wire and neither. Answers `done` when the load is served.
 */
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import pg from "pg";
import * as tiny from "../../../sandboxes/kit/tiny/index.ts";
import { installDoor } from "../../../src/contract/asgi.ts";
import type { DatabasePost } from "../../../src/contract/database-protocol.ts";
import { defaultDatabaseOptions } from "../../../src/contract/default-database.ts";
import { epochMs } from "../../../src/contract/epoch.ts";
import type { HarnessCommand } from "../../../src/contract/harness-protocol.ts";
import { createDatabaseLink, type DatabasePort } from "../../../src/harness/database-link.ts";
import { DatabaseSocket } from "../../../src/harness/database-socket.ts";
import { createHarness } from "../../../src/harness/harness.ts";
import { installGlobals } from "../../../src/harness/install-globals.ts";
import { createNetwork } from "../../../src/harness/network.ts";
import type { PgModule } from "../../../src/harness/probe-pg.ts";
import type { Recorder } from "../../../src/harness/recorder.ts";
import { noOracle } from "../../../src/harness/scope-oracle.ts";
import { createRandom } from "../../../src/harness/seeded-random.ts";
import { createTraffic } from "../../../src/harness/traffic.ts";
import { createTurnLoop, type LoopHost } from "../../../src/harness/turn-loop.ts";
import { program, toLoad } from "./program.ts";

export interface LoadTask {
  readonly kind: "probed" | "bare";
  readonly requests: number;
  readonly database: MessagePort;
  readonly control: MessagePort;
}

const { kind, requests, database, control } = workerData as LoadTask;
const real = { setImmediate, setTimeout, clearTimeout, now: performance.now.bind(performance) };
const host: LoopHost = {
  wallMs: real.now,
  yieldTurn: (resume) => void real.setImmediate(resume),
  wallTimer(delayMs, resume) {
    const timer = real.setTimeout(resume, delayMs);
    return () => real.clearTimeout(timer);
  },
};
const port: DatabasePort = { send: (message, transfer) => database.postMessage(message, [...transfer]) };
const scenario = toLoad(requests);
let startedMs = 0;
const done = () => parentPort?.postMessage({ kind: "done", elapsedMs: real.now() - startedMs });

function serveProbed() {
  const harness = createHarness(
    {
      ...host,
      realm: globalThis,
      database: port,
      pg: pg as unknown as PgModule,
      packages: { tiny },
      toModuleUrl: (javascript) => `data:text/javascript;base64,${Buffer.from(javascript).toString("base64")}`,
      importModule: (url) => import(url),
      post(message) {
        control.postMessage(JSON.stringify(message));
        if (message.kind === "listening") {
          startedMs = real.now();
          harness.command({ kind: "run-scenario", scenario, startMs: 0 });
        } else if (message.kind === "scenario-finished") done();
      },
    },
    {
      processId: 0,
      processes: 1,
      files: { "main.ts": program.main },
      entry: "main.ts",
      database: defaultDatabaseOptions,
      seed: 1,
      listen: null,
    },
  );
  database.on("message", (messages: DatabasePost) => messages.forEach(harness.fromDatabase));
  control.on("message", (command: Exclude<HarnessCommand, { kind: "boot" }>) => harness.command(command));
  void harness.start();
}

function serveBare() {
  const random = createRandom(1);
  const nobody: Recorder = { record: () => undefined, flush: () => undefined };
  const loop = createTurnLoop(host, {
    inFlight: () => link.inFlight(),
    takeArrivals: () => link.takeArrivals(),
    somebodyWaits: () => false,
    quiesced: () => undefined,
    resting: () => undefined,
    askToAdvance: null,
    uncaught(error) {
      throw error;
    },
  });
  const link = createDatabaseLink({ port, loop: () => loop, random, sessionChanged: () => undefined });
  installGlobals(globalThis, { loop, seed: 1, epochMs, inHousekeeping: () => false, oracle: noOracle });
  const hooks = {
    connecting: () => undefined,
    closed: () => undefined,
    scopeId: () => "server",
    bind: noOracle.bind,
  };
  class Client extends pg.Client {
    constructor() {
      const stream = () => new DatabaseSocket(link, hooks);
      super({ user: "learner", database: "postgres", ssl: false, stream } as unknown as pg.ClientConfig);
    }
  }
  const pool = new pg.Pool({ max: program.poolSize, Client } as pg.PoolConfig);
  const app = new tiny.App();
  app.get(program.path, async () => (await pool.query(program.sql, [1])).rows[0]);
  installDoor({
    serve: () => undefined,
    adoptGenerator: () => 0,
    askingFor: (_, ask) => ask(),
    generatorChanged: () => undefined,
  });
  const openChannel = createNetwork(loop, random);
  const traffic = createTraffic({
    loop,
    recorder: nobody,
    oracle: noOracle,
    app: () => app.asgi,
    keepAlive: () => null,
    describe(error) {
      throw error;
    },
    warn: () => undefined,
    openChannel,
    handshakes: openChannel(),
  });
  database.on("message", (messages: DatabasePost) => messages.forEach(link.receive));
  startedMs = real.now();
  loop.command(() => {
    for (const { atMs, command } of scenario.steps) loop.setTimer(atMs, () => traffic.perform(command));
    loop.runFast(scenario.endMs, done);
  });
}

if (kind === "probed") serveProbed();
else serveBare();
