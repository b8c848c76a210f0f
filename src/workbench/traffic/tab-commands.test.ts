import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import type { ActorCommand } from "../../contract/scenario.ts";
import type { TabSnapshot, TrafficSnapshot } from "../../trace/traffic-snapshot.ts";
import { makeTab } from "../fixtures/tabs.ts";
import { command } from "./tab-commands.ts";

const trafficOf = (...tabs: TabSnapshot[]): TrafficSnapshot => ({
  tabs,
  tabsLeftOut: 0,
  requests: [],
  requestCounts: { sent: 0, answered: 0, failed: 0 },
});

test("of the tabs that a moment of the past shows those act that still can", () => {
  const traffic = signal(trafficOf(makeTab(1, "open"), makeTab(2, "open")));
  const sent: ActorCommand[] = [];
  command(
    {
      traffic,
      leavePast: () => {
        traffic.value = trafficOf(makeTab(1, "closed"), makeTab(2, "waiting"), makeTab(3, "open"));
      },
      sendTraffic: (each) => sent.push(each),
    },
    "send",
    new Set([1, 2]),
    "hello",
  );
  expect(sent).toEqual([{ kind: "send", tab: 2, text: "hello" }]);
});
