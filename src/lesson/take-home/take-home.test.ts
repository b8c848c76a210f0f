import { expect, it } from "vitest";
import type { PackOptions } from "./pack-take-home.ts";
import { createTakeHome } from "./take-home.ts";

const lesson = { slug: "pools", entry: "main.ts", checks: [] };

function setUp() {
  const asked: PackOptions[] = [];
  let finish = Promise.withResolvers<void>();
  let source = "one";
  const takeHome = createTakeHome({
    lesson,
    files: () => [{ path: "main.ts", source }],
    loadDownload: async () => (options) => {
      asked.push(options);
      options.onStep(3, 9, "runtime/start.mjs");
      finish = Promise.withResolvers();
      return finish.promise;
    },
  });
  return { asked, takeHome, edit: (next: string) => (source = next), finish: () => finish };
}

it("packs the files as they stood at the press, says what it is at, and can be pressed again", async () => {
  const { asked, takeHome, edit, finish } = setUp();
  const first = takeHome.download();
  edit("two");
  await expect
    .poll(() => takeHome.state.value)
    .toEqual({ kind: "packing", step: 3, steps: 9, name: "runtime/start.mjs" });
  await takeHome.download(); // ignored while one is on its way
  finish().resolve();
  await first;
  expect(takeHome.state.value).toEqual({ kind: "saved" });
  const second = takeHome.download();
  await expect.poll(() => asked.length).toBe(2);
  finish().resolve();
  await second;
  expect(asked.map(({ files }) => files[0]?.source)).toEqual(["one", "two"]);
});

it("tells a failure with a remedy, and a cancelled one not at all", async () => {
  const { asked, takeHome, finish } = setUp();
  const failing = takeHome.download();
  await expect.poll(() => asked.length).toBe(1);
  finish().reject(new Error("runtime/start.mjs could not be fetched: HTTP 404"));
  await failing;
  expect(takeHome.state.value).toMatchObject({ kind: "failed", message: expect.stringContaining("404") });
  const cancelled = takeHome.download();
  await expect.poll(() => asked.length).toBe(2);
  takeHome.cancel();
  expect(asked[1]?.signal.aborted).toBe(true);
  finish().reject(new Error("aborted"));
  await cancelled;
  expect(takeHome.state.value).toEqual({ kind: "idle" });
});
