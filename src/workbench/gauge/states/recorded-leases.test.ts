import { expect, test } from "vitest";
import { leaseStory } from "../../words/lease-story-words.ts";
import { recordedLeases } from "./recorded-leases.ts";

function recorded(name: string) {
  const found = recordedLeases.find((each) => each.name === name);
  if (!found) throw new Error(`${name} is not recorded`);
  const line = (file: string, text: string) =>
    (found.files[file] ?? "").split("\n").findIndex((code) => code.includes(text)) + 1;
  return { ...found, line };
}

test("with several processes the lane's own is dissected, and what the other gave back at the same line counts", () => {
  const { report, processId, line } = recorded("lost-in-a-process");
  expect(processId).toBe(1);
  expect(report).toMatchObject({
    holderLabel: "GET /items/9",
    site: { file: "main.ts", line: line("main.ts", "pool.connect") },
    end: { outcome: "returned" },
    release: {
      kind: "known",
      timesReached: 1,
      site: { file: "main.ts", line: line("main.ts", "db.release") },
      exits: [{ file: "main.ts", line: line("main.ts", "no such item") }],
    },
  });
});

test("a lease without `using` names the disposer, and how often `using` called it", () => {
  const { report, line } = recorded("lost-without-using");
  expect(report).toMatchObject({
    holderLabel: "GET /items/2",
    site: { file: "lend.ts" },
    end: { outcome: "returned" },
    release: {
      kind: "known",
      site: { file: "lend.ts", line: line("lend.ts", "client.release") },
      timesReached: 1,
      timesSkipped: 1,
      within: { kind: "disposer" },
    },
  });
});

test("a lease held across something slow accuses nobody, and tells how long its connection has lain idle", () => {
  const { report, lane, line } = recorded("held-across-an-await");
  expect(lane.state).toBe("held");
  expect(report).toMatchObject({
    site: { line: line("main.ts", "pool.connect") },
    lastQuery: { site: { line: line("main.ts", "db.query") } },
    end: null,
    release: { kind: "unknown" },
  });
  expect(leaseStory(lane, report)).toMatch(/does no work on it\. Its last query ended 00:0[78] ago\.$/);
});

test("a lease taken in another file names that file's line, and the release and the way out of who asked for it", () => {
  const { report, line } = recorded("lost-elsewhere");
  expect(report).toMatchObject({
    site: { file: "lend.ts", line: line("lend.ts", "pool.connect") },
    end: { outcome: "returned" },
    release: {
      kind: "unreached",
      site: { file: "main.ts", line: line("main.ts", "db.release") },
      exits: [{ file: "main.ts", line: line("main.ts", "no such item") }],
    },
  });
  expect(report.steps.map((step) => ("site" in step ? step.site?.file : null))).toEqual([
    "lend.ts",
    "lend.ts",
    "main.ts",
    null,
  ]);
});

test("a generator dropped at its yield is told so, though its release stands in a finally that others came by", () => {
  const { report, line } = recorded("lost-in-a-generator");
  expect(report).toMatchObject({
    holderLabel: "GET /items/1",
    site: { file: "get-db.ts" },
    end: { outcome: "returned" },
    release: {
      kind: "known",
      site: { file: "get-db.ts", line: line("get-db.ts", "db.release") },
      within: { kind: "generator", how: "dropped", yieldLine: line("get-db.ts", "yield db") },
      exits: [],
    },
  });
});

test("of forty queries six are told and the rest counted, and the code has no release", () => {
  const { report } = recorded("lost-after-many");
  expect(report.queries).toBe(40);
  expect(report.steps.find(({ kind }) => kind === "more-queries")).toMatchObject({ count: 34 });
  expect(report.release).toEqual({ kind: "absent", file: "main.ts", name: "db" });
});
