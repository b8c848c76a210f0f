import { expect, it } from "vitest";
import type { RunCommand } from "../engine/engine.ts";
import { createLessonTraffic } from "./lesson-traffic.ts";

function createRig() {
  const sent: RunCommand[] = [];
  const said: string[] = [];
  const run = {
    port: 8000,
    send: (command: RunCommand) => void sent.push(command),
    readRows: () => Promise.reject(new Error("not asked for here")),
    stop: () => Promise.resolve(),
  };
  const traffic = createLessonTraffic({
    server: () => ({ ensureRunning: async () => run }),
    socketPath: "/ws",
    say: (sentence) => said.push(sentence),
  });
  const tabs = () =>
    sent.flatMap((told) => (told.kind === "traffic" && told.command.kind === "open-tab" ? [told.command.tab] : []));
  const requests = () =>
    sent.flatMap((told) =>
      told.kind === "traffic" && told.command.kind === "request" ? [told.command.requestId] : [],
    );
  return { traffic, tabs, requests, said };
}

it("numbers tabs and requests on from the highest, also from those of a scenario", async () => {
  const { traffic, tabs, requests } = createRig();
  await traffic.openTabs(2);
  traffic.reserve({ tab: 31, request: 0 });
  await traffic.openTabs(1);
  await traffic.request("GET", "/ping");
  traffic.reserve({ tab: 5, request: 7 });
  await traffic.request("POST", "/ping");
  await traffic.openTabs(1);
  expect(tabs()).toEqual([1, 2, 32, 33]);
  expect(requests()).toEqual([1, 8]);
});

it("opens no more than two thousand tabs in one run, and says so", async () => {
  const { traffic, tabs, said } = createRig();
  await traffic.openTabs(1_990);
  expect(said).toEqual([]);
  await traffic.openTabs(31);
  expect(tabs()).toHaveLength(2_000);
  expect(said).toEqual(["A run has at most 2,000 tabs: reopen one, or press Run."]);
  traffic.reset();
  await traffic.openTabs(1);
  expect(tabs().at(-1)).toBe(1);
});
