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
