/**
 * What the conformance suite looks at. Each runs where the engine runs, in Node or in a page, and gives plain data back;
 * `conformance.spec.ts` judges it.
 */
import type { Scenario } from "../../../src/contract/scenario.ts";
import type { TraceEvent } from "../../../src/contract/trace-event.ts";
import type { Engine } from "../../../src/engine/engine.ts";
import { lifetimesLesson, toLifetimesScenario } from "../../engine/lifetimes-lesson.ts";
import { handoverLesson, poolLesson, toPoolScenario } from "../../engine/pool-lesson.ts";
import { fourProcesses, toMeetingScenario } from "../../engine/processes-lesson.ts";
import { brokenPrograms, echoServer } from "./programs.ts";
import { type Program, type Session, startFailing, startSession } from "./session.ts";

type Kind = TraceEvent["kind"];

const has = (session: Session, kind: Kind, count = 1) =>
  session.trace.filter((event) => event.kind === kind).length >= count;

const get = (requestId: number, path: string) =>
  ({ kind: "request", requestId, method: "GET", path, body: "" }) as const;

const answers = (session: Session) =>
  session.trace.flatMap((event) => (event.kind === "request-answered" ? [`${event.status} ${event.body}`] : []));

async function live(engine: Engine, program: Program = echoServer): Promise<Session> {
  const session = await startSession(engine, program);
  session.run.send({ kind: "set-pace", pace: { kind: "live", rate: 100 } });
  return session;
}

async function runFast(engine: Engine, program: Program, scenario: Scenario): Promise<string> {
  const session = await startSession(engine, program, scenario.seed);
  session.run.send({ kind: "run-scenario", scenario });
  await session.until("the scenario's end", () => has(session, "scenario-ended"));
  await session.run.stop();
  return JSON.stringify(session.trace);
}

export const observations = {
  async traffic(engine: Engine) {
    const session = await live(engine);
    for (const tab of [1, 2, 3]) session.does({ kind: "open-tab", tab, path: "/ws" });
    await session.until("three tabs", () => has(session, "tab-connected", 3));
    session.does({ kind: "send", tab: 1, text: "grüße" });
    await session.until("an answer", () => has(session, "tab-received"));
    session.does({ kind: "close-tab", tab: 1, code: 1001, reason: "bye" });
    session.does({ kind: "pull-cable", tab: 2 });
    session.does({ kind: "fall-asleep", tab: 3 });
    await session.until("two closed", () => has(session, "socket-closed", 2) && has(session, "tab-asleep"));
    session.does(get(1, "/ping"));
    session.does(get(2, "/items"));
    session.does(get(3, "/nowhere"));
    await session.until("three answers", () => has(session, "request-answered", 3));
    await session.run.stop();
    return {
      received: session.trace.flatMap((event) => (event.kind === "tab-received" ? [event.text] : [])),
      closed: session.trace.flatMap((event) =>
        event.kind === "socket-closed" ? [[event.tab, event.code, event.reason, event.by]] : [],
      ),
      answers: answers(session).sort(),
      printed: session.trace.flatMap((event) =>
        event.kind === "log-written" ? [`${event.text} at ${event.site?.file}:${event.site?.line}`] : [],
      ),
      port: session.run.port,
    };
  },

  async largeRows(engine: Engine) {
    const session = await live(engine);
    session.does(get(1, "/large"));
    await session.until("an answer", () => has(session, "request-answered"));
    await session.run.stop();
    return answers(session);
  },

  async severalProcesses(engine: Engine) {
    const session = await live(engine, { ...echoServer, processes: 2 });
    for (const tab of [1, 2, 3, 4]) session.does({ kind: "open-tab", tab, path: "/ws" });
    await session.until("four tabs", () => has(session, "tab-connected", 4));
    await session.run.stop();
    const accepted = session.trace.filter((event) => event.kind === "socket-accepted");
    return accepted.map(({ processId }) => processId).sort();
  },

  async crash(engine: Engine) {
    const session = await live(engine);
    session.does({ kind: "open-tab", tab: 1, path: "/ws" });
    await session.until("a tab", () => has(session, "tab-connected"));
    session.does(get(1, "/crash"));
    await session.until("the end", () => session.ends.length > 0);
    const last = session.trace.find((event) => event.kind === "server-exited");
    return {
      ends: session.ends,
      error: last?.kind === "server-exited" ? last.error : null,
      tabLost: has(session, "tab-closed"),
    };
  },

  async endlessLoop(engine: Engine) {
    const session = await live(engine);
    session.does(get(1, "/loop"));
    await session.until("the end", () => session.ends.length > 0);
    const next = await live(engine);
    next.does(get(1, "/ping"));
    await next.until("an answer after it", () => has(next, "request-answered"));
    await next.run.stop();
    return { ends: session.ends.map((end) => end.kind), next: answers(next) };
  },

  async stop(engine: Engine) {
    const session = await live(engine);
    session.does(get(1, "/begin"));
    await session.until("an open transaction", () => has(session, "request-answered"));
    await session.run.stop();
    const rows = await session.run.readRows("SELECT count(*)::int AS n FROM items");
    return { ends: session.ends, rows };
  },

  async secondStartEndsTheFirst(engine: Engine) {
    const first = await live(engine);
    const second = await live(engine);
    second.does(get(1, "/items"));
    await second.until("an answer", () => has(second, "request-answered"));
    await second.run.stop();
    return { first: first.ends, second: answers(second) };
  },

  async clock(engine: Engine) {
    const session = await startSession(engine, echoServer);
    session.does(get(1, "/later"));
    await session.until("the request in a paused clock", () => has(session, "request-sent"));
    const paused = { pace: session.clock()?.pace.kind, atMs: session.clock()?.atMs, answers: answers(session) };
    let steps = 0;
    while (!has(session, "request-answered") && steps < 20) {
      const before = session.clock();
      steps += 1;
      session.run.send({ kind: "step" });
      await session.until("the clock after a step", () => session.clock() !== before);
    }
    const stepped = { answers: answers(session), atLeastASecond: (session.clock()?.atMs ?? 0) >= 1_000 };
    const startedMs = performance.now();
    session.run.send({ kind: "set-pace", pace: { kind: "live", rate: 10 } });
    session.does(get(2, "/later"));
    await session.until("a second at ten times its speed", () => has(session, "request-answered", 2));
    const tookMs = performance.now() - startedMs;
    session.run.send({ kind: "set-pace", pace: { kind: "paused" } });
    await session.until("a paused clock", () => session.clock()?.pace.kind === "paused");
    await session.run.stop();
    return { paused, stepped, tookMs };
  },

  async playedScenario(engine: Engine) {
    const scenario = toPoolScenario(7);
    const session = await startSession(engine, poolLesson, scenario.seed);
    session.run.send({ kind: "play-scenario", scenario });
    session.run.send({ kind: "set-pace", pace: { kind: "live", rate: 20 } });
    await session.until("the scenario's end", () => has(session, "scenario-ended"));
    await session.run.stop();
    const end = session.trace.findIndex((event) => event.kind === "scenario-ended");
    return JSON.stringify(session.trace.slice(0, end));
  },

  async load(engine: Engine) {
    const session = await startSession(engine, echoServer);
    session.run.send({ kind: "start-load", load: { method: "GET", path: "/ping", perSecond: 50 } });
    session.run.send({ kind: "set-pace", pace: { kind: "live", rate: 10 } });
    await session.until("forty answers", () => has(session, "request-answered", 40));
    session.run.send({ kind: "stop-load" });
    const measured = () => session.trace.flatMap((event) => (event.kind === "load-measured" ? [event] : [])).at(-1);
    const sent = () => session.trace.filter((event) => event.kind === "request-sent");
    await session.until("the last answer", () => has(session, "load-ended") && measured()?.answered === sent().length);
    await session.run.stop();
    const last = measured();
    return { unanswered: sent().length - (last?.answered ?? 0), failed: last?.failed, notSent: last?.notSent };
  },

  async startFailures(engine: Engine) {
    const seen: Record<string, { kind: string; code?: string; line?: number | undefined }> = {};
    for (const [code, files] of Object.entries(brokenPrograms)) {
      const error = await startFailing(engine, { files });
      seen[code] =
        error?.kind === "start-failed"
          ? { kind: error.kind, code: error.failure.code, line: error.failure.error.site?.line }
          : { kind: error?.kind ?? "started" };
    }
    const badSeed = await startFailing(engine, { ...echoServer, seedSql: "CREATE TABEL items ()" });
    seen["bad seed"] = { kind: badSeed?.kind === "engine-failed" ? badSeed.failure.code : String(badSeed?.kind) };
    return seen;
  },

  poolTrace: (engine: Engine) => runFast(engine, poolLesson, toPoolScenario(7)),
  lifetimesTrace: (engine: Engine) => runFast(engine, lifetimesLesson, toLifetimesScenario(7)),
  processesTrace: (engine: Engine) => runFast(engine, fourProcesses, toMeetingScenario(7)),
  handoverTrace: (engine: Engine) => runFast(engine, handoverLesson, handoverLesson.scenario),
};

export type Observation = keyof typeof observations;
export type Seen<O extends Observation> = Awaited<ReturnType<(typeof observations)[O]>>;
