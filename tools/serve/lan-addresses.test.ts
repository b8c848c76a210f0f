import type { NetworkInterfaceInfo } from "node:os";
import { expect, test } from "vitest";
import { type Interfaces, listLanAddresses } from "./lan-addresses.ts";

const four = (address: string, mac = "a4:83:e7:00:00:01"): NetworkInterfaceInfo => ({
  family: "IPv4",
  address,
  netmask: "255.255.255.0",
  mac,
  internal: address.startsWith("127."),
  cidr: `${address}/24`,
});
const six = (address: string): NetworkInterfaceInfo => ({
  family: "IPv6",
  address,
  netmask: "ffff:ffff:ffff:ffff::",
  mac: "a4:83:e7:00:00:01",
  internal: address === "::1",
  cidr: `${address}/64`,
  scopeid: 0,
});
const hosts = (interfaces: Interfaces) => listLanAddresses(interfaces).map(({ host }) => host);

test("on Linux the network card comes before Docker, bridges and a VPN, and loopback is none", () => {
  const interfaces = {
    lo: [four("127.0.0.1", "00:00:00:00:00:00"), six("::1")],
    docker0: [four("172.17.0.1", "02:42:ac:11:00:01")],
    "br-5f3a": [four("172.18.0.1", "02:42:ac:12:00:01")],
    tun0: [four("10.8.0.2", "00:00:00:00:00:00")],
    wlp2s0: [four("192.168.1.23"), six("fe80::1")],
  };
  expect(hosts(interfaces)).toEqual(["192.168.1.23", "172.17.0.1", "172.18.0.1", "10.8.0.2"]);
  expect(listLanAddresses(interfaces).map(({ isVirtual }) => isVirtual)).toEqual([false, true, true, true]);
});

test("on Windows host-only adapters are told by their hardware address and WSL's switch by its name", () => {
  expect(
    hosts({
      "Ethernet 2": [four("192.168.56.1", "0a:00:27:00:00:0b")],
      "vEthernet (WSL)": [four("172.29.16.1", "00:15:5d:aa:bb:cc")],
      "Wi-Fi": [four("10.20.30.40")],
      "Loopback Pseudo-Interface 1": [four("127.0.0.1", "00:00:00:00:00:00")],
    }),
  ).toEqual(["10.20.30.40", "192.168.56.1", "172.29.16.1"]);
});

test("on macOS a bridge is listed after the card: it may be the trainer's own hotspot", () => {
  expect(hosts({ bridge100: [four("192.168.2.1")], en0: [four("192.168.178.20")] })).toEqual([
    "192.168.178.20",
    "192.168.2.1",
  ]);
});

test("an address that a machine gave itself comes after one that it was given, and a public one between", () => {
  expect(hosts({ eth0: [four("169.254.10.20")], eth1: [four("203.0.113.7")], eth2: [four("10.1.2.3")] })).toEqual([
    "10.1.2.3",
    "203.0.113.7",
    "169.254.10.20",
  ]);
});

test("two cards stay in the system's order", () => {
  expect(hosts({ eth0: [four("10.0.0.2")], wlan0: [four("192.168.0.2")] })).toEqual(["10.0.0.2", "192.168.0.2"]);
});

test("a carrier's address, which a VPN uses, counts as virtual", () => {
  expect(listLanAddresses({ net9: [four("100.101.102.103")] })).toEqual([
    { host: "100.101.102.103", name: "net9", isVirtual: true },
  ]);
});

test("IPv6 is listed only where nothing else is, in brackets, and never with a zone", () => {
  expect(hosts({ en0: [six("fe80::aa"), six("2001:db8::7")] })).toEqual(["[2001:db8::7]"]);
  expect(hosts({ en0: [six("2001:db8::7"), four("192.168.1.2")] })).toEqual(["192.168.1.2"]);
});

test("a machine in no network has none", () => {
  expect(hosts({ lo: [four("127.0.0.1")] })).toEqual([]);
  expect(hosts({})).toEqual([]);
});
