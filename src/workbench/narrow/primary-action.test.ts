import { expect, test } from "vitest";
import { primaryAction } from "./primary-action.ts";

const running = { kind: "running", port: 8000, processes: 1, revision: 3 } as const;
const live = { kind: "live", rate: 10 } as const;

test("a server that runs the code as it stands is paused, and a paused one goes on", () => {
  expect(primaryAction(running, 3, live)).toBe("pause");
  expect(primaryAction(running, 3, { kind: "paused" })).toBe("resume");
});

test("without a server, or with one that runs older code, the button runs", () => {
  expect(primaryAction({ kind: "not-started" }, 3, live)).toBe("run");
  expect(primaryAction(running, 4, live)).toBe("run");
  expect(primaryAction({ kind: "exited", reason: "stopped", message: "" }, 3, live)).toBe("run");
});

test("a start is waited for, so that a second press does not begin it again", () => {
  expect(
    primaryAction({ kind: "starting", stage: { step: 1, steps: 5, label: "Starting the database" } }, 3, live),
  ).toBe("starting");
});
