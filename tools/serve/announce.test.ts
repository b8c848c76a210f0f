import { expect, test } from "vitest";
import { announce } from "./announce.ts";

const url = "http://localhost:4321";
const card = { origin: "http://192.168.1.23:4321", name: "wlp2s0", isVirtual: false };
const docker = { origin: "http://172.17.0.1:4321", name: "docker0", isVirtual: true };
const open = { reach: "network", shortLinks: true } as const;
const print = (addresses: (typeof card)[], base = "") =>
  announce({ url: url + base, base, lan: { ...open, addresses }, output: "plain" }).join("\n");

test("where only this machine comes in, one line says where", () => {
  const lan = { reach: "machine", command: "npm start -- --host" } as const;
  expect(announce({ url, base: "", lan, output: "colours" })).toEqual([`Watertight is on ${url}  (Ctrl+C stops it)`]);
});

test("the likeliest address stands in a frame, the others beneath by name", () => {
  const printed = print([card, docker]);
  expect(printed).toContain("│   http://192.168.1.23:4321/   │");
  expect(printed).toContain("  http://172.17.0.1:4321/  docker0, virtual");
  expect(printed).toContain("Watertight is on http://localhost:4321  ");
});

test("one address alone has no others, and a folder belongs to it", () => {
  const printed = print([card], "/course");
  expect(printed).toContain("http://192.168.1.23:4321/course/");
  expect(printed).not.toContain("If that does not open");
});

test("a machine in no network is told so, with the remedy", () => {
  expect(print([])).toContain("no address in a network");
});

test("a log gets the address without the picture", () => {
  const lan = { ...open, addresses: [card] };
  const log = announce({ url, base: "", lan, output: "no-terminal" }).join("\n");
  expect(log).toContain(card.origin);
  expect(log).not.toContain("█");
  expect(print([card])).toContain("█");
});
