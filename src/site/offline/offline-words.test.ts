import { expect, test } from "vitest";
import { describeOffline } from "./offline-words.ts";

const known = { kind: "known", keptBytes: 1_000_000, totalBytes: 9_500_000 } as const;

test("what is missing is told in megabytes, and a whole course as whole", () => {
  expect(describeOffline(known)).toContain("8.5 MB are not here yet");
  expect(describeOffline({ ...known, keptBytes: 0 })).toContain("9.5 MB more are needed");
  expect(describeOffline({ ...known, keptBytes: 9_500_000 })).toMatch(/^The whole course is on this device/);
});

test("each way a download can end says what is kept and how to go on", () => {
  const said = (end: Parameters<typeof describeOffline>[0] & { kind: "known" }) => describeOffline(end);
  expect(said({ ...known, end: { kind: "cancelled" } })).toMatch(/^Stopped; what came is kept/);
  expect(said({ ...known, end: { kind: "storage-full" } })).toMatch(/^This device has no more room/);
  expect(said({ ...known, end: { kind: "failed", url: "/x/a.wasm", reason: "the host answers 503" } })).toMatch(
    /^a\.wasm did not come: the host answers 503\. What came is kept/,
  );
});

test("why nothing more comes by itself is said while something is missing, and never of a whole course", () => {
  for (const [hindrance, words] of [
    [{ kind: "declined", by: "reader" }, "stopped or removed"],
    [{ kind: "declined", by: "full" }, "found no room"],
    [{ kind: "saves-data" }, "saves data"],
    [{ kind: "slow-network" }, "network is slow"],
    [
      { kind: "no-room", freeBytes: 12_000_000, neededBytes: 31_000_000 },
      "take 31.0 MB here, and this browser leaves the site 12.0 MB",
    ],
  ] as const) {
    expect(describeOffline({ ...known, hindrance })).toContain(words);
    expect(describeOffline({ ...known, keptBytes: known.totalBytes, hindrance })).not.toContain(words);
  }
});

test("pages that are gone are counted with a way on, and nobody is told that all can be read", () => {
  const said = describeOffline({ ...known, missingPages: 3 });
  expect(said).toMatch(/^Of the pages, 3 files that were here are gone.*Load this page again with a network/);
  expect(said).not.toContain("All pages can be read");
});

test("a worker that did not come, one that found no room and a browser that refuses have different remedies", () => {
  expect(describeOffline({ kind: "no-worker", reason: "404" })).toContain("did not come: 404");
  expect(describeOffline({ kind: "not-installed", isFull: true, reason: "" })).toMatch(/^This device has no more room/);
  expect(describeOffline({ kind: "not-installed", isFull: false, reason: "503" })).toContain("Look at the network");
  expect(describeOffline({ kind: "refused", reason: "denied" })).toContain("Allow this site to store data");
});
