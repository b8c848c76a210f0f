import { expect, test } from "vitest";
import { type Circumstances, findHindrance } from "./find-hindrance.ts";

const free: Circumstances = {
  declinedBy: null,
  connection: { saveData: false, effectiveType: "4g" },
  estimate: { quota: 1_000, usage: 100 },
  missing: [
    { url: "/a.wasm", transferBytes: 50, storedBytes: 200 },
    { url: "/b.tar", transferBytes: 20, storedBytes: 100 },
  ],
};

test("where nothing is against it, and where the browser tells neither network nor room, the course is kept", () => {
  expect(findHindrance(free)).toBeNull();
  expect(findHindrance({ ...free, connection: undefined, estimate: undefined })).toBeNull();
  expect(findHindrance({ ...free, connection: {}, estimate: {} })).toBeNull();
});

test("a reader who saves data, a slow network and a reader who said no are each a reason", () => {
  expect(findHindrance({ ...free, connection: { saveData: true } })).toEqual({ kind: "saves-data" });
  for (const effectiveType of ["2g", "slow-2g"])
    expect(findHindrance({ ...free, connection: { effectiveType } })).toEqual({ kind: "slow-network" });
  expect(findHindrance({ ...free, connection: { effectiveType: "3g" } })).toBeNull();
  expect(findHindrance({ ...free, declinedBy: "full", connection: { saveData: true } })).toEqual({
    kind: "declined",
    by: "full",
  });
});

test("room is several times what is missing as it is stored, not as it is sent", () => {
  const short = { ...free, estimate: { quota: 1_000, usage: 101 } };
  expect(findHindrance(short)).toEqual({ kind: "no-room", freeBytes: 899, neededBytes: 300 });
  expect(findHindrance({ ...short, missing: free.missing.slice(1) }), "most of it is here").toBeNull();
  expect(findHindrance({ ...short, estimate: { quota: 10, usage: 30 } })).toMatchObject({ freeBytes: 0 });
});
