import type { NetworkInterfaceInfo } from "node:os";
import { expect, test } from "vitest";
import { lanSchema } from "../../src/contract/lan.ts";
import { toLan } from "./lan.ts";

const common = { netmask: "255.255.255.0", mac: "a4:83:e7:00:00:01", internal: false, cidr: null };
const card: NetworkInterfaceInfo[] = [{ ...common, family: "IPv4", address: "192.168.1.23" }];
const cardOfSix: NetworkInterfaceInfo[] = [{ ...common, family: "IPv6", address: "2001:db8::7", scopeid: 0 }];
const lanOn = (host: string, interfaces = { en0: card }) =>
  lanSchema.parse(toLan({ host, port: 4321, interfaces, command: "npm start -- --host", shortLinks: true }));
const origins = (host: string, interfaces?: { en0: NetworkInterfaceInfo[] }) => {
  const lan = lanOn(host, interfaces);
  return lan.reach === "network" ? lan.addresses.map(({ origin }) => origin) : lan.reach;
};

test.each(["localhost", "127.0.0.1", "127.1.2.3", "::1", "course.localhost"])(
  "on %s it says that only this machine comes in, and what to start instead",
  (host) => {
    expect(lanOn(host)).toEqual({ reach: "machine", command: "npm start -- --host" });
  },
);

test.each(["", "0.0.0.0", "::"])('on "%s" it lists the machine\'s addresses with the port', (host) => {
  expect(origins(host)).toEqual(["http://192.168.1.23:4321"]);
});

test("a server on IPv4 alone offers no address that it does not listen on", () => {
  expect(origins("0.0.0.0", { en0: cardOfSix })).toEqual([]);
  expect(origins("", { en0: cardOfSix })).toEqual(["http://[2001:db8::7]:4321"]);
});

test("on one address it offers that one, known or not, and by its name", () => {
  expect(lanOn("192.168.1.23")).toMatchObject({ addresses: [{ origin: "http://192.168.1.23:4321", name: "en0" }] });
  expect(origins("trainer.local")).toEqual(["http://trainer.local:4321"]);
  expect(origins("2001:db8::9")).toEqual(["http://[2001:db8::9]:4321"]);
});
