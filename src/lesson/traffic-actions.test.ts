import { signal } from "@preact/signals";
import { expect, test } from "vitest";
import type { TrafficAction } from "../contract/sandbox.ts";
import type { TabSnapshot, TrafficSnapshot } from "../trace/traffic-snapshot.ts";
import { act, actionsOf, firstPath } from "./traffic-actions.ts";

const request: TrafficAction = { kind: "request", label: "GET /items/7", path: "/items/7" };
const opens: TrafficAction = { kind: "open-tabs", label: "Open 3 tabs", count: 3 };
const labelsOf = (own: readonly TrafficAction[]) => actionsOf(own).map(({ label }) => label);

test("a server that takes tabs has a button for one more", () => {
  expect(labelsOf([request, opens])).toEqual(["Open tab", "GET /items/7", "Open 3 tabs"]);
});

test("a server of requests alone offers no tab, and nothing is offered twice", () => {
  expect(labelsOf([request])).toEqual(["GET /items/7"]);
  expect(labelsOf([{ kind: "open-tabs", label: "Open tab", count: 1 }])).toEqual(["Open tab"]);
});

test("the path to ask for first is the lesson's own", () => {
  expect([firstPath([opens, request]), firstPath([opens])]).toEqual(["/items/7", "/"]);
});

test("what all tabs send is sent by those of now, whatever moment was on show", () => {
  const tabsOf = (...tabs: TabSnapshot[]): TrafficSnapshot => ({
    ...{ tabs, tabsLeftOut: 0, requests: [] },
    requestCounts: { sent: 0, answered: 0, failed: 0 },
  });
  const tab: TabSnapshot = {
    ...{ tab: 1, processId: 0, scopeId: "socket-1", path: "/ws", state: "open", openedAtMs: 0, sent: 0, received: 0 },
    ...{ lastReceived: null, lastReceivedAtMs: null, close: null },
  };
  const traffic = signal(tabsOf(tab));
  const senders: number[] = [];
  const none = () => expect.unreachable("nobody asked for it");
  act(
    {
      traffic,
      leavePast: () => {
        traffic.value = tabsOf({ ...tab, state: "closed" }, { ...tab, tab: 2 });
      },
      openTabs: none,
      request: none,
      sendTraffic: (command) => "tab" in command && senders.push(command.tab),
    },
    { kind: "send-to-all", label: "All send", text: "hello" },
  );
  expect(senders).toEqual([2]);
});
