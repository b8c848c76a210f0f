import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import type { ServerStatus } from "../open-lesson.ts";
import { deferLive } from "./deferred-live.ts";
import type { LiveLesson } from "./live-lesson.ts";

/** As much of a live lesson as these tests ask for; anything else would be a mistake and throws. */
function createFake() {
  const did: string[] = [];
  const fake = {
    status: signal<ServerStatus>({ kind: "not-started" }),
    run: async () => {
      did.push("run");
      fake.status.value = { kind: "running", port: 8_000, processes: 1, revision: 1 };
    },
    openTabs: (count: number) => did.push(`open ${count}`),
    stop: () => did.push("stop"),
    dispose: () => did.push("dispose"),
  };
  return { did, live: fake as unknown as LiveLesson };
}

function open(load: () => Promise<LiveLesson>) {
  const said: string[] = [];
  const lesson = deferLive({
    load,
    firstPace: { kind: "live", rate: 10 },
    scenarios: [],
    announce: (sentence) => said.push(sentence),
  });
  return { lesson, said };
}

test("before the first verb nothing is fetched, and the signals show a lesson that never ran", () => {
  let fetches = 0;
  const { lesson } = open(async () => {
    fetches += 1;
    return createFake().live;
  });
  lesson.stop();
  lesson.step();
  lesson.showMoment(5);
  expect(fetches).toBe(0);
  expect(lesson.status.value).toEqual({ kind: "not-started" });
  expect([lesson.pools.value, lesson.log.value, lesson.marks.value]).toEqual([[], [], []]);
});

test("verbs called while the code is on its way are done in their order, and it is fetched once", async () => {
  const { did, live } = createFake();
  const coming = Promise.withResolvers<LiveLesson>();
  let fetches = 0;
  const { lesson } = open(() => {
    fetches += 1;
    return coming.promise;
  });
  const running = lesson.run();
  lesson.openTabs(31);
  expect(lesson.status.value).toMatchObject({ kind: "starting", stage: { label: "loading the sandbox" } });
  expect(did).toEqual([]);
  coming.resolve(live);
  await running;
  expect(did).toEqual(["run", "open 31"]);
  expect(fetches).toBe(1);
  expect(lesson.status.value.kind).toBe("running");
});

test("a Stop pressed while the code is on its way calls off what was asked for, and nothing after it", async () => {
  const { did, live } = createFake();
  const coming = Promise.withResolvers<LiveLesson>();
  const { lesson } = open(() => coming.promise);
  const calledOff = lesson.run();
  lesson.stop();
  expect(lesson.status.value).toEqual({ kind: "not-started" });
  lesson.openTabs(3);
  expect(lesson.status.value.kind).toBe("starting");
  coming.resolve(live);
  await calledOff;
  expect(did).toEqual(["open 3"]);
});

test("code that does not come is said with its remedy, and asked for again by the next verb", async () => {
  const { did, live } = createFake();
  let fetches = 0;
  const { lesson, said } = open(async () => {
    fetches += 1;
    if (fetches === 1) throw new Error("no network");
    return live;
  });
  await lesson.run();
  expect(lesson.status.value).toMatchObject({
    kind: "engine-failed",
    failure: { message: expect.stringContaining("no network") },
  });
  expect(said.join()).toContain("no network");
  await lesson.run();
  expect(did).toEqual(["run"]);
});

test("a lesson that was left meanwhile disposes of what then comes", async () => {
  const { did, live } = createFake();
  const coming = Promise.withResolvers<LiveLesson>();
  const { lesson } = open(() => coming.promise);
  const running = lesson.run();
  lesson.dispose();
  coming.resolve(live);
  await running;
  expect(did).toEqual(["dispose"]);
});
