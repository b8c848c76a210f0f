/**
 * One server process: the learner's modules, their clock, their pool and the traffic from outside, driven by one turn
 * loop. It knows the app only through the ASGI-shaped door, and its surroundings only through `HarnessHost`.
 */
import type { AsgiApp } from "../contract/asgi.ts";
import { installDoor } from "../contract/asgi.ts";
import type { DatabaseToServer } from "../contract/database-protocol.ts";
import { epochMs as defaultEpochMs } from "../contract/epoch.ts";
import { generatorsKey } from "../contract/generators-key.ts";
import type { Boot, HarnessCommand, HarnessMessage, StartFailure } from "../contract/harness-protocol.ts";
import type { KeepAlive } from "../contract/keep-alive.ts";
import { unreachable } from "../contract/result.ts";
import type { ErrorInfo } from "../contract/trace-event.ts";
import { probeClients } from "./client-probe.ts";
import type { ConnectionContext } from "./connection-context.ts";
import { createDatabaseLink, type DatabasePort } from "./database-link.ts";
import { createGeneratorWatch } from "./generator-watch.ts";
import { installConsole } from "./install-console.ts";
import { installGlobals } from "./install-globals.ts";
import { createLoadSender } from "./load-sender.ts";
import { createLogBudget } from "./log-budget.ts";
import { linkModules, toPackageModule } from "./module-linker.ts";
import { createNetwork } from "./network.ts";
import { createOutbox } from "./outbox.ts";
import { createOutsideClients, type OutsideClients } from "./outside-clients.ts";
import { hearTold } from "./own-generators.ts";
import type { ProbeContext } from "./probe-context.ts";
import { type PgModule, probePg } from "./probe-pg.ts";
import { createRecorder, type EventFields } from "./recorder.ts";
import { createScenarioPlayer } from "./scenario-player.ts";
import { noOracle, type ScopeOracle } from "./scope-oracle.ts";
import { createRandom } from "./seeded-random.ts";
import { createSourceSites } from "./source-sites.ts";
import { toEvaluationFailure, toNotListening, toStartFailure } from "./start-failures.ts";
import { createTraffic } from "./traffic.ts";
import { createTurnLoop, type LoopHost } from "./turn-loop.ts";

export interface HarnessHost extends LoopHost {
  readonly realm: typeof globalThis;
  readonly post: (message: HarnessMessage) => void;
  readonly database: DatabasePort;
  readonly pg: PgModule;
  /** Packages that lesson files may import beside `pg`. */
  readonly packages: Readonly<Record<string, object>>;
  /** A URL under which `import()` finds this JavaScript. */
  readonly toModuleUrl: (javascript: string) => string;
  readonly importModule: (url: string) => Promise<unknown>;
  /** What the tests' oracle listens to; an engine leaves it out. */
  readonly oracle?: ScopeOracle;
}

/** Far enough apart that no two processes of one run share a seed with another run's. */
const seedStride = 1_000_003;

export interface Harness {
  /** Loads the learner's files; posts `listening` or `start-failed`. */
  start(): Promise<void>;
  command(command: Exclude<HarnessCommand, { kind: "boot" }>): void;
  fromDatabase(message: DatabaseToServer): void;
  /** Real clients, beside the modelled ones of `command`. */
  readonly outside: OutsideClients;
  /** An error that nobody caught: the process ends, as Node's would. */
  uncaught(error: unknown): void;
}

/** Of a function, in the length that the log takes. */
const longestName = 200;

/** Real milliseconds that a fact is kept back at most. */
const longestUntoldMs = 200;

export function createHarness(host: HarnessHost, boot: Boot): Harness {
  const { files, processId } = boot;
  // Processes of one run must not do the same at the same moments.
  const seed = boot.seed + processId * seedStride;
  const random = createRandom(seed);
  const oracle = host.oracle ?? noOracle;
  let fileOfUrl: ReadonlyMap<string, string> = new Map();
  let app: AsgiApp | null = null;
  let keepAlive: KeepAlive | null = null;
  let exited = false;
  let housekeeping = false;
  let isToldInTime = false;
  let lastId = 0;
  let commandCount = 0;

  const sites = createSourceSites((name) => (name in files ? name : fileOfUrl.get(name)));
  const loop = createTurnLoop(host, {
    inFlight: () => link.inFlight() || outbox.isBehind(),
    takeArrivals: () => link.takeArrivals(),
    somebodyWaits: () => context.waitingWithTimeout > 0,
    quiesced: () => recorder.record({ kind: "quiesced" }),
    resting: () => {
      tell();
      outbox.clock({ kind: "clock", atMs: loop.nowMs(), pace: loop.pace(), dueMs: loop.dueMs() });
    },
    askToAdvance: boot.processes > 1 ? (next) => link.rest({ ...next, commandCount }) : null,
    uncaught: (error) => uncaught(error),
  });
  const outbox = createOutbox({
    post: host.post,
    caughtUp: () => loop.wake(),
    overflowed: (heldEvents) =>
      uncaught(new Error(`more than ${heldEvents} facts came about before one could be shown`)),
  });
  const recorder = createRecorder({ processId, loop, post: outbox.events, kept: tellInTime });
  const logBudget = createLogBudget(loop.nowMs, tellInTime);
  const link = createDatabaseLink({
    port: host.database,
    loop: () => loop,
    random,
    sessionChanged: (change) => recorder.record(change),
  });
  const warn = (text: string) => recorder.record({ kind: "log-written", level: "warn", text, site: null });
  const generators = createGeneratorWatch({
    scopeId: loop.scopeId,
    nowMs: loop.nowMs,
    report: (change, scopeId) => reportGenerator({ ...change, drivenBy: "program" }, scopeId),
    warn,
  });
  const context: ProbeContext = {
    loop,
    link,
    recorder,
    sites,
    asHousekeeping(work) {
      const before = housekeeping;
      housekeeping = true;
      try {
        return work();
      } finally {
        housekeeping = before;
      }
    },
    askingGeneratorId: generators.askingId,
    nextId: () => {
      lastId += 1;
      return lastId;
    },
    waitingWithTimeout: 0,
    oracle,
  };
  const openChannel = createNetwork(loop, random);
  const connections: ConnectionContext = {
    loop,
    recorder,
    oracle,
    app: () => app,
    keepAlive: () => keepAlive,
    describe,
    warn,
  };
  const traffic = createTraffic({ ...connections, openChannel, handshakes: openChannel() });
  const outside = createOutsideClients(connections);
  const scenarios = createScenarioPlayer({
    loop,
    recorder,
    perform: traffic.perform,
    finished: (atMs) => say({ kind: "scenario-finished", atMs }),
  });
  const load = createLoadSender({ loop, recorder, request: traffic.request });

  /** An error with the learner's file names in place of the URLs that their modules run under. */
  function describe(error: unknown): ErrorInfo {
    const info = sites.describe(error);
    let { message } = info;
    for (const [url, file] of fileOfUrl) message = message.replaceAll(url, `./${file}`);
    return { ...info, message };
  }

  function exit(exitCode: number, error: ErrorInfo) {
    if (exited) return;
    exited = true;
    traffic.loseAll();
    recorder.record({ kind: "server-exited", exitCode, reason: "uncaught-error", error });
    conclude({ kind: "exited", exitCode });
  }

  function uncaught(error: unknown) {
    // A thousand rejected promises end it once.
    if (exited) return;
    const info = describe(error);
    recorder.record({
      kind: "log-written",
      level: "error",
      text: `Uncaught ${info.name}: ${info.message}`,
      site: info.site,
    });
    exit(1, info);
  }

  function failStart(failure: StartFailure) {
    conclude({ kind: "start-failed", failure });
  }

  /** The last word. */
  function conclude(message: HarnessMessage) {
    loop.stop();
    say(message);
  }

  /** What somebody waits for, after all that led to it. */
  function say(message: HarnessMessage) {
    tell();
    outbox.say(message);
  }

  function tell() {
    recorder.flush();
    outbox.dropped(logBudget.takeDropped());
  }

  /** A server may never come to rest. One timer at a time, for most rest thousands of times meanwhile. */
  function tellInTime() {
    if (isToldInTime) return;
    isToldInTime = true;
    host.wallTimer(longestUntoldMs, () => {
      isToldInTime = false;
      tell();
    });
  }

  function reportGenerator(
    { name, ...change }: Omit<Extract<EventFields, { kind: "generator-changed" }>, "kind">,
    scopeId?: string,
  ) {
    recorder.record({ kind: "generator-changed", ...change, name: name.slice(0, longestName) }, scopeId);
  }

  function exposePackages(): Map<string, string> {
    const pg = probePg(host.pg, probeClients(host.pg.Client, context), context);
    const urls = new Map<string, string>();
    for (const [name, exported] of Object.entries({ ...host.packages, pg })) {
      const key = `watertight.package.${name}`;
      Object.defineProperty(host.realm, key, { value: exported, configurable: true });
      urls.set(name, host.toModuleUrl(toPackageModule(key, exported)));
    }
    return urls;
  }

  async function start() {
    installConsole(host.realm, { recorder, sites, budget: logBudget });
    installGlobals(host.realm, {
      loop,
      seed,
      epochMs: boot.epochMs ?? defaultEpochMs,
      inHousekeeping: () => housekeeping,
      oracle,
    });
    let port = 0;
    installDoor({
      serve(served, at, pings) {
        if (app) throw new Error(`port ${port} is served already: one app.listen() is enough`);
        app = served;
        keepAlive = pings;
        port = at;
        recorder.record({ kind: "server-listening", port: at });
      },
      adoptGenerator: generators.adopt,
      generatorChanged({ yielded, ...change }) {
        if (change.phase === "suspended") generators.yielded(change.generatorId, yielded);
        reportGenerator({ ...change, drivenBy: "framework" });
      },
      askingFor: generators.askingFor,
    });
    Object.defineProperty(host.realm, Symbol.for(generatorsKey), {
      value: hearTold(generators.watch),
      configurable: true,
    });
    recorder.record({ kind: "server-started" });
    const packages = exposePackages();
    const linked = await linkModules({ files, entry: boot.entry, packages, toUrl: host.toModuleUrl });
    if (!linked.ok) return failStart(toStartFailure(linked.error));
    fileOfUrl = linked.value.fileOfUrl;
    // Whatever the modules wait for at their top level takes virtual time only.
    loop.runFast(Number.POSITIVE_INFINITY, () => undefined);
    try {
      await host.importModule(linked.value.entryUrl);
    } catch (error) {
      return failStart(toEvaluationFailure(describe(error)));
    }
    // Told at rest, so that what comes next finds every run at the same point.
    loop.endFast(() => {
      if (exited) return;
      if (!app) return failStart(toNotListening(boot.entry));
      say({ kind: "listening", port, atMs: loop.nowMs() });
    });
  }

  /** For commands that every process of a run is given: their number tells the clocks in step who has heard which. */
  function commandAll(run: () => void) {
    commandCount += 1;
    return loop.command(run);
  }

  function command(given: Exclude<HarnessCommand, { kind: "boot" }>) {
    // Also after the end: the last facts may still be held.
    if (given.kind === "received") return outbox.received(given.messages);
    if (exited) return;
    switch (given.kind) {
      case "traffic":
        return loop.command(() => traffic.perform(given.command));
      case "run-scenario":
        return commandAll(() => scenarios.run(given.scenario, given.startMs));
      case "play-scenario":
        return commandAll(() => scenarios.play(given.scenario, given.startMs));
      case "stop-scenario":
        return commandAll(scenarios.stop);
      case "start-load":
        return commandAll(() => load.start(given.load, given.startMs, given.share));
      case "stop-load":
        return commandAll(load.stop);
      case "set-pace":
        commandCount += 1;
        return loop.setPace(given.pace);
      case "step":
        return loop.step();
      default:
        return unreachable(given);
    }
  }

  return { start, command, fromDatabase: (message) => link.receive(message), outside, uncaught };
}
