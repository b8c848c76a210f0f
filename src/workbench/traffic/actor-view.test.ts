import { describe, expect, it } from "vitest";
import type { PoolSnapshot, TurnedAway, WaiterSnapshot } from "../../trace/pool-snapshot.ts";
import type { TabSnapshot, TabState } from "../../trace/traffic-snapshot.ts";
import { makeLane } from "../fixtures/lanes.ts";
import { countActors, lastHeard } from "../words/actor-words.ts";
import { connectedWords } from "../words/traffic-words.ts";
import { actorView, sameView } from "./actor-view.ts";
import { findPlaces, placeOf } from "./find-places.ts";

const tabOf = (tab: number, state: TabState, fields: Partial<TabSnapshot> = {}): TabSnapshot => ({
  tab,
  processId: 0,
  scopeId: `socket-${tab}`,
  path: "/ws",
  state,
  openedAtMs: 0,
  sent: 0,
  received: 0,
  lastReceived: null,
  lastReceivedAtMs: null,
  close: null,
  ...fields,
});

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
    ["in a lane", tabOf(1, "open"), "lane 1", "in-lane", { kind: "lane", state: "held" }],
    ["at work in a lane", tabOf(2, "waiting"), "lane 2", "in-lane", { kind: "lane", state: "query" }],
    ["waiting", tabOf(11, "open"), "waits 9 s", "waits", { kind: "clock", leftMs: 9_000, timeoutMs: 30_000 }],
    ["waiting for ever", tabOf(12, "open"), "waits", "waits", { kind: "clock", leftMs: null, timeoutMs: 0 }],
    ["open without a lane", tabOf(20, "open"), "open", "open", { kind: "tab", state: "open" }],
    ["unanswered", tabOf(20, "waiting"), "asked", "open", { kind: "tab", state: "waiting" }],
    ["vanished", tabOf(3, "vanished"), "vanished", "lost", { kind: "tab", state: "vanished" }],
    ["asleep in a lane", tabOf(1, "asleep"), "asleep", "asleep", { kind: "tab", state: "asleep" }],
    ["refused", tabOf(20, "refused"), "refused", "lost", { kind: "tab", state: "refused" }],
    ["closed by its user", tabOf(20, "closed", { close: closed(1001, "client") }), "closed", "closed", { kind: "tab" }],
    ["closed on", tabOf(20, "closed", { close: closed(1013, "server") }), "code 1013", "closed", { kind: "tab" }],
    ["timed out", tabOf(13, "closed", { close: closed(1011, "server") }), "timed out", "lost", { kind: "timed-out" }],
  ])("%s", (_, tab, word, tone, mark) => {
    expect(viewOf(tab)).toMatchObject({ word, tone, mark });
  });

  it("takes an older refusal for nothing where the tab was opened again since", () => {
    const reopened = tabOf(13, "closed", { openedAtMs: 40_000, close: closed(1011, "server") });
    expect(viewOf(reopened).word).toBe("code 1011");
  });
});

it("tells whoever hears it all that the tile has no room for", () => {
  expect(viewOf(tabOf(3, "vanished")).facts).toBe("in lane 3, leaked, never returned");
  expect(viewOf(tabOf(11, "waiting")).facts).toBe("waits for an answer, waits for a connection, 9 s left");
});

it("needs no new drawing within one second of a countdown", () => {
  const at = (leftMs: number) =>
    actorView(tabOf(11, "open"), placeOf(findPlaces([{ ...pool, deck: [waiter(11, leftMs)] }]), tabOf(11, "open")));
  expect(sameView(at(8_900), at(8_100))).toBe(true);
  expect(sameView(at(8_100), at(7_900))).toBe(false);
});

it("counts each tab once", () => {
  const tabs = [
    tabOf(1, "open"),
    tabOf(2, "asleep"),
    tabOf(11, "waiting"),
    tabOf(20, "connecting"),
    tabOf(21, "closed"),
    tabOf(3, "vanished"),
  ];
  const counts = countActors(tabs, (tab) => placeOf(places, tab));
  expect(counts).toEqual({ inLanes: 1, waiting: 1, open: 1, asleep: 1, gone: 2 });
});

it("finds who heard something last", () => {
  const heard = (tab: number, atMs: number) => tabOf(tab, "open", { lastReceived: "x", lastReceivedAtMs: atMs });
  expect(lastHeard([heard(1, 5), heard(2, 9), tabOf(3, "open"), heard(4, 7)])?.tab).toBe(2);
  expect(lastHeard([tabOf(1, "open")])).toBeNull();
});

it("says how many are connected, and how many there are beyond those that are followed", () => {
  const tabs = [tabOf(1, "open"), tabOf(2, "closed"), tabOf(3, "connecting")];
  expect(connectedWords(tabs, 0)).toBe("2 of 3 tabs connected");
  expect(connectedWords(tabs, 16)).toBe("2 of 3 tabs connected, 16 more are not shown");
});

it("tells the lane of a connection that a tab had before it was opened again from its own", () => {
  const reopened = tabOf(2, "open", { scopeId: "socket-40" });
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
