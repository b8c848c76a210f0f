import type { NetworkInterfaceInfo } from "node:os";
import { expect, test } from "vitest";
import { describeLan, toLanAddresses } from "./lan-addresses.ts";

const info = (address: string, more: object = {}) =>
  ({ address, family: "IPv4", internal: false, ...more }) as NetworkInterfaceInfo;

test("of several interfaces the ones that others reach come first; loopback, IPv6 and what no network gave are left out", () => {
  const addresses = toLanAddresses({
    lo: [info("127.0.0.1", { internal: true })],
    docker0: [info("172.17.0.1")],
    wlan0: [info("192.168.1.20"), info("fe80::1", { family: "IPv6" })],
    eth0: [info("10.0.0.7")],
    eth1: [info("169.254.3.4")],
  });
  expect(addresses.map(({ address }) => address)).toEqual(["192.168.1.20", "10.0.0.7", "172.17.0.1"]);
  expect(describeLan(addresses, "http://localhost:4321/x")).toContain(
    "  http://192.168.1.20:4321/x/  wlan0\n" +
      "  http://10.0.0.7:4321/x/  eth0\n" +
      "  http://172.17.0.1:4321/x/  docker0, likely of this machine alone",
  );
});

test("a machine without a network says so", () => {
  expect(describeLan(toLanAddresses({}), "http://localhost:4321")).toContain("no address in a network");
});
