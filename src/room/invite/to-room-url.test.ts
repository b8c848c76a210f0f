import { expect, test } from "vitest";
import type { Lan } from "../../contract/lan.ts";
import { isOwnName, toRoomUrl } from "./to-room-url.ts";

const path = "/course/lessons/exhaustion/?view=code#s=1.eJyrVk";
const lan: Lan = {
  reach: "network",
  addresses: [
    { origin: "http://192.168.1.23:4322", name: "wlp2s0", isVirtual: false },
    { origin: "http://172.17.0.1:4322", name: "docker0", isVirtual: true },
  ],
  shortLinks: true,
};

test.each(["http://localhost:4321", "http://127.0.0.1:4321", "http://[::1]:4321", "http://a.localhost:4321"])(
  "a page on %s is given the room's address, its path, query and fragment kept",
  (origin) => {
    expect(toRoomUrl(origin + path, lan)).toEqual({ kind: "open", url: `http://192.168.1.23:4322${path}` });
  },
);

test("another of the addresses can be chosen, and one that has gone gives way to the likeliest", () => {
  expect(toRoomUrl(`http://localhost${path}`, lan, 1)).toMatchObject({ url: `http://172.17.0.1:4322${path}` });
  expect(toRoomUrl(`http://localhost${path}`, lan, 7)).toMatchObject({ url: `http://192.168.1.23:4322${path}` });
});

test.each(["https://lessons.example", "http://192.168.1.23:4321", "http://trainer.local"])(
  "%s is what others can open, whatever the server says",
  (origin) => {
    for (const said of [null, lan, { reach: "machine", command: "x" } as const])
      expect(toRoomUrl(origin + path, said)).toEqual({ kind: "open", url: origin + path });
  },
);

test("why there is no address is told apart", () => {
  const ask = (said: Lan | null) => toRoomUrl(`http://localhost:4321${path}`, said);
  expect(ask(null)).toEqual({ kind: "unknown" });
  expect(ask({ reach: "machine", command: "npm start -- --host" })).toEqual({
    kind: "machine-only",
    command: "npm start -- --host",
  });
  expect(ask({ reach: "network", addresses: [], shortLinks: true })).toEqual({ kind: "no-network" });
});

test("a host that only begins like one's own name is another's", () => {
  for (const hostname of ["localhost.example", "127.example", "1127.0.0.1"]) expect(isOwnName(hostname)).toBe(false);
});
