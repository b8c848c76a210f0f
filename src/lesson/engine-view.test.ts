import { expect, test } from "vitest";
import type { EngineState } from "../engine/engine-switch.ts";
import { toEngineView } from "./engine-view.ts";

const state = (fields: Partial<EngineState>): EngineState => ({
  choice: "auto",
  carrier: null,
  container: { kind: "not-tried" },
  preview: null,
  ...fields,
});

test("before the first Run the label names what was chosen, and afterwards what carries the server", () => {
  expect(toEngineView(state({})).label).toBe("Embedded engine");
  expect(toEngineView(state({ choice: "webcontainer" })).label).toBe("WebContainer");
  expect(toEngineView(state({ choice: "webcontainer", carrier: "embedded" })).label).toBe("Embedded engine");
  expect(toEngineView(state({ carrier: "webcontainer" }))).toMatchObject({ label: "WebContainer", inContainer: true });
});

test("a stage has a number and a name", () => {
  const { container } = toEngineView(state({ container: { kind: "starting", stage: "boot" } }));
  expect(container).toEqual({
    kind: "starting",
    stage: { step: 2, steps: 4, label: "booting the WebContainer" },
  });
});
