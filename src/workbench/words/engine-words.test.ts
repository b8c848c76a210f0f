import { expect, test } from "vitest";
import type { EngineView } from "../../lesson/open-lesson.ts";
import { containerWords } from "./engine-words.ts";

const view = (fields: Partial<EngineView>): EngineView => ({
  choice: "auto",
  choices: [],
  label: "",
  inContainer: false,
  previewUrl: null,
  container: { kind: "not-tried" },
  ...fields,
});

test("whoever does not wait for a WebContainer is told so", () => {
  const container = { kind: "starting", stage: { step: 2, steps: 4, label: "booting it" } } as const;
  expect(containerWords(view({ choice: "webcontainer", container }))).toBe("WebContainer: 2 of 4, booting it.");
  expect(containerWords(view({ container }))).toContain("The embedded engine answers meanwhile.");
});

test("a WebContainer that is ready says when it will be used", () => {
  const container = { kind: "ready" } as const;
  expect(containerWords(view({ container }))).toContain("takes over with the next Run");
  expect(containerWords(view({ choice: "embedded", container }))).toContain("not chosen");
  expect(containerWords(view({ inContainer: true, container }))).toContain("is running your server");
});

test("one that cannot start says why, and what runs the server instead", () => {
  const failure = { code: "offline", message: "The browser is offline.", causes: [], remedy: "" } as const;
  const words = containerWords(view({ container: { kind: "unavailable", failure } }));
  expect(words).toBe("There is no WebContainer here. The browser is offline. The embedded engine runs your server.");
});
