import { describe, expect, it } from "vitest";
import type { PoolSnapshot, TurnedAway, WaiterSnapshot } from "../../trace/pool-snapshot.ts";
import type { TabSnapshot } from "../../trace/traffic-snapshot.ts";
import { makeLane } from "../fixtures/lanes.ts";
import { makeTab } from "../fixtures/tabs.ts";
import { countActors, lastHeard } from "../words/actor-words.ts";
import { connectedWords } from "../words/traffic-words.ts";
import { actorView, sameView } from "./actor-view.ts";
import { findPlaces, placeOf } from "./find-places.ts";

const waiter = (tab: number, leftMs: number | null): WaiterSnapshot => ({
  leaseId: tab,
  holder: { scopeId: `socket-${tab}`, label: `tab ${tab}`, alive: true },
  sinceMs: 0,
  waitedMs: 1,
  timeoutMs: leftMs === null ? 0 : 30_000,
  leftMs,
});

const refusal = (tab: number, atMs: number): TurnedAway => ({
  leaseId: tab,
  holder: { scopeId: `socket-${tab}`, label: `tab ${tab}`, alive: false },
  atMs,
  reason: "timed-out",
  error: { name: "Error", message: "timeout exceeded", code: null, site: null },
});

const pool: PoolSnapshot = {
  processId: 0,
  poolId: 1,
  processEnded: false,
  max: 4,
  inUse: 3,
  idle: 0,
  waiting: 2,
  timedOut: 1,
  openedTotal: 3,
  oldestLeaseMs: 0,
  lanes: [
    makeLane({ lane: 1, state: "held" }),
    makeLane({ lane: 2, state: "query" }),
    makeLane({ lane: 3, state: "leaked" }),
    makeLane({ lane: 4, state: "empty" }),
  ],
  lanesBeyond: 0,
  deck: [waiter(11, 8_200), waiter(12, null)],
  turnedAway: [refusal(13, 30_000)],
};
const places = findPlaces([pool]);
const viewOf = (tab: TabSnapshot) => actorView(tab, placeOf(places, tab));
const closed = (code: number, by: "client" | "server") => ({ code, by, reason: "", atMs: 30_001 });

describe("a tile says in two words where its tab stands", () => {
  it.each([
    ["in a lane", makeTab(1, "open"), "lane 1", "in-lane", { kind: "lane", state: "held" }],
    ["at work in a lane", makeTab(2, "waiting"), "lane 2", "in-lane", { kind: "lane", state: "query" }],
    ["waiting", makeTab(11, "open"), "waits 9 s", "waits", { kind: "clock", leftMs: 9_000, timeoutMs: 30_000 }],
    ["waiting for ever", makeTab(12, "open"), "waits", "waits", { kind: "clock", leftMs: null, timeoutMs: 0 }],
    ["open without a lane", makeTab(20, "open"), "open", "open", { kind: "tab", state: "open" }],
    ["unanswered", makeTab(20, "waiting"), "asked", "open", { kind: "tab", state: "waiting" }],
    ["vanished", makeTab(3, "vanished"), "vanished", "lost", { kind: "tab", state: "vanished" }],
    ["asleep in a lane", makeTab(1, "asleep"), "asleep", "asleep", { kind: "tab", state: "asleep" }],
    ["refused", makeTab(20, "refused"), "refused", "lost", { kind: "tab", state: "refused" }],
    [
      "closed by its user",
      makeTab(20, "closed", { close: closed(1001, "client") }),
      "closed",
      "closed",
      { kind: "tab" },
    ],
    ["closed on", makeTab(20, "closed", { close: closed(1013, "server") }), "code 1013", "closed", { kind: "tab" }],
    ["timed out", makeTab(13, "closed", { close: closed(1011, "server") }), "timed out", "lost", { kind: "timed-out" }],
  ])("%s", (_, tab, word, tone, mark) => {
    expect(viewOf(tab)).toMatchObject({ word, tone, mark });
  });

  it("takes an older refusal for nothing where the tab was opened again since", () => {
    const reopened = makeTab(13, "closed", { openedAtMs: 40_000, close: closed(1011, "server") });
    expect(viewOf(reopened).word).toBe("code 1011");
  });
});

it("tells whoever hears it all that the tile has no room for", () => {
  expect(viewOf(makeTab(3, "vanished")).facts).toBe("in lane 3, leaked, never returned");
  expect(viewOf(makeTab(11, "waiting")).facts).toBe("waits for an answer, waits for a connection, 9 s left");
});

it("needs no new drawing within one second of a countdown", () => {
  const at = (leftMs: number) =>
    actorView(makeTab(11, "open"), placeOf(findPlaces([{ ...pool, deck: [waiter(11, leftMs)] }]), makeTab(11, "open")));
  expect(sameView(at(8_900), at(8_100))).toBe(true);
  expect(sameView(at(8_100), at(7_900))).toBe(false);
});

it("counts each tab once", () => {
  const tabs = [
    makeTab(1, "open"),
    makeTab(2, "asleep"),
    makeTab(11, "waiting"),
    makeTab(20, "connecting"),
    makeTab(21, "closed"),
    makeTab(3, "vanished"),
  ];
  const counts = countActors(tabs, (tab) => placeOf(places, tab));
  expect(counts).toEqual({ inLanes: 1, waiting: 1, open: 1, asleep: 1, gone: 2 });
});

it("finds who heard something last", () => {
  const heard = (tab: number, atMs: number) => makeTab(tab, "open", { lastReceived: "x", lastReceivedAtMs: atMs });
  expect(lastHeard([heard(1, 5), heard(2, 9), makeTab(3, "open"), heard(4, 7)])?.tab).toBe(2);
  expect(lastHeard([makeTab(1, "open")])).toBeNull();
});

it("says how many are connected, and how many there are beyond those that are followed", () => {
  const tabs = [makeTab(1, "open"), makeTab(2, "closed"), makeTab(3, "connecting")];
  expect(connectedWords(tabs, 0)).toBe("2 of 3 tabs connected");
  expect(connectedWords(tabs, 16)).toBe("2 of 3 tabs connected, 16 more are not shown");
});

it("tells the lane of a connection that a tab had before it was opened again from its own", () => {
  const reopened = makeTab(2, "open", { scopeId: "socket-40" });
  expect(viewOf(reopened)).toMatchObject({ word: "open", tone: "open", mark: { kind: "tab" } });
  expect(viewOf(reopened).facts).toBe("lane 2 (its old connection), running a query");
  const holder = { scopeId: "socket-40", label: "tab 2", alive: true };
  const again = { ...makeLane({ lane: 5, state: "held" }), holder };
  const both = findPlaces([{ ...pool, lanes: [...pool.lanes, again], deck: [waiter(2, null)] }]);
  const view = actorView(reopened, placeOf(both, reopened));
  expect(view.word).toBe("lane 5");
  expect(view.facts).toBe(
    "open, in lane 5, held, awaiting other work, lane 2 (its old connection), running a query, " +
      "its old connection waits in the pool’s line",
  );
});
