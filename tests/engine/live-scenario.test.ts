import { afterAll, describe, expect, test } from "vitest";
import type { Pace } from "../../src/contract/harness-protocol.ts";
import type { TraceEvent } from "../../src/contract/trace-event.ts";
import { createNodeEngine } from "../../src/engine/node/create-node-engine.ts";
import { driveScenario } from "../../src/lesson/drive-scenario.ts";
import { startSession } from "../engines/conformance/session.ts";
import { poolLesson, toPoolScenario } from "./pool-lesson.ts";
import { fourProcesses, toMeetingScenario } from "./processes-lesson.ts";

const limitMs = 60_000;
const engine = createNodeEngine();
afterAll(() => engine.dispose());

type Session = Awaited<ReturnType<typeof startSession>>;

const scenario = toPoolScenario(5);
const live = (rate: number): Pace => ({ kind: "live", rate });
const has = (session: Session, kind: TraceEvent["kind"], count = 1) =>
  session.trace.filter((event) => event.kind === kind).length >= count;

/** All that happened until the end, which alone tells whether the server runs on. */
const course = (trace: readonly TraceEvent[]) =>
  JSON.stringify(
    trace.slice(
      0,
      trace.findIndex(({ kind }) => kind === "scenario-ended"),
    ),
  );

async function driveFast() {
  const workspace = { ...poolLesson, entry: "main.ts", processes: 1 };
  const driven = await driveScenario(engine, workspace, scenario, [], new AbortController().signal);
  if (!driven.ok) throw new Error(driven.error.message);
  return driven.value.trace;
}

async function play(pace: Pace) {
  const session = await startSession(engine, poolLesson, scenario.seed);
  session.run.send({ kind: "play-scenario", scenario });
  session.run.send({ kind: "set-pace", pace });
  return session;
}

describe("a scenario played live", { timeout: limitMs }, () => {
  test("at a rate of the wall clock is what it is in fast, to the byte", async () => {
    const session = await play(live(60));
    await session.until("the end", () => has(session, "scenario-ended"));
    await session.run.stop();
    expect(course(session.trace)).toBe(course(await driveFast()));
    expect(session.trace.find(({ kind }) => kind === "scenario-ended")).toMatchObject({ runsOn: true });
  });

  test("and so it is when somebody steps through it, with a change of pace on the way", async () => {
    const session = await play({ kind: "paused" });
    for (let steps = 0; steps < 40; steps += 1) {
      const before = session.clock();
      session.run.send({ kind: "step" });
      await session.until("the clock after a step", () => session.clock() !== before);
    }
    session.run.send({ kind: "set-pace", pace: live(1_000) });
    await session.until("the end", () => has(session, "scenario-ended"));
    await session.run.stop();
    expect(course(session.trace)).toBe(course(await driveFast()));
  });

  test("can be stopped, and the server serves on", async () => {
    const session = await play(live(10));
    await session.until("two tabs", () => has(session, "tab-opened", 2));
    session.run.send({ kind: "set-pace", pace: { kind: "paused" } });
    session.run.send({ kind: "stop-scenario" });
    await session.until("the end", () => has(session, "scenario-ended"));
    const opened = session.trace.filter(({ kind }) => kind === "tab-opened").length;
    session.run.send({ kind: "set-pace", pace: live(1_000) });
    session.does({ kind: "request", requestId: 9, method: "GET", path: "/ping", body: "" });
    await session.until("an answer", () => has(session, "request-answered"));
    await session.run.stop();
    expect(session.trace.filter(({ kind }) => kind === "tab-opened")).toHaveLength(opened);
    expect(session.trace.filter(({ kind }) => kind === "request-answered")).toHaveLength(1);
  });

  test("is dealt out among the server processes, each of which tells its part's end", async () => {
    const session = await startSession(engine, fourProcesses, 3);
    session.run.send({ kind: "play-scenario", scenario: toMeetingScenario(3) });
    session.run.send({ kind: "set-pace", pace: live(60) });
    await session.until("four ends", () => has(session, "scenario-ended", 4));
    await session.run.stop();
    const busy = session.trace.flatMap((event) => (event.kind === "request-sent" ? [event.processId] : []));
    expect(new Set(busy)).toEqual(new Set([0, 1, 2, 3]));
  });
});

describe("requests at a rate", { timeout: limitMs }, () => {
  const measured = (session: Session) =>
    session.trace.flatMap((event) => (event.kind === "load-measured" ? [event] : [])).at(-1);
  const sentAt = (session: Session) =>
    session.trace.flatMap((event) => (event.kind === "request-sent" ? [event.atMs] : []));

  test("are sent on the beat of virtual time, answered and measured, until they are stopped", async () => {
    const session = await startSession(engine, poolLesson);
    session.run.send({ kind: "start-load", load: { method: "GET", path: "/items", perSecond: 20 } });
    session.run.send({ kind: "set-pace", pace: live(20) });
    await session.until("sixty requests", () => has(session, "request-sent", 60));
    session.run.send({ kind: "stop-load" });
    const isOver = () => has(session, "load-ended") && measured(session)?.answered === sentAt(session).length;
    await session.until("the last answer", isOver);
    await session.run.stop();
    const [first = 0, ...others] = sentAt(session);
    for (const [index, atMs] of others.entries()) expect(atMs).toBeCloseTo(first + (index + 1) * 50, 2);
    expect(measured(session)).toMatchObject({ failed: 0, notSent: 0, newestMs: expect.any(Array) });
    expect(Math.min(...(measured(session)?.newestMs ?? [0]))).toBeGreaterThan(5);
  });

  test("never leave more than a thousand unanswered, and say how many were held back", async () => {
    const files = {
      "main.ts": `import { App } from "tiny";
const app = new App();
app.get("/never", () => new Promise(() => undefined));
app.listen(8000);`,
    };
    const session = await startSession(engine, { files });
    session.run.send({ kind: "start-load", load: { method: "GET", path: "/never", perSecond: 1_000 } });
    session.run.send({ kind: "set-pace", pace: live(10) });
    await session.until("requests held back", () => (measured(session)?.notSent ?? 0) > 0);
    await session.run.stop();
    expect(measured(session)).toMatchObject({ sent: 1_000, answered: 0 });
    expect(sentAt(session)).toHaveLength(1_000);
  });

  test("are sent by the server processes in turn, under numbers of their own", async () => {
    const session = await startSession(engine, fourProcesses);
    session.run.send({ kind: "start-load", load: { method: "GET", path: "/", perSecond: 40 } });
    session.run.send({ kind: "set-pace", pace: live(10) });
    await session.until("forty requests", () => has(session, "request-sent", 40));
    await session.run.stop();
    const sent = session.trace.flatMap((event) => (event.kind === "request-sent" ? [event] : []));
    expect(new Set(sent.map(({ requestId }) => requestId)).size).toBe(sent.length);
    const first = sent.toSorted((a, b) => a.atMs - b.atMs).slice(0, 8);
    for (const [index, { atMs }] of first.entries()) expect(atMs - (first[0]?.atMs ?? 0)).toBeCloseTo(index * 25, 2);
    expect(first.map(({ processId }) => processId)).toEqual([0, 1, 2, 3, 0, 1, 2, 3]);
  });
});
