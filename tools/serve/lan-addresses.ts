/** Where other machines of the same network find this one; pure. */
import type { NetworkInterfaceInfo } from "node:os";

export interface LanAddress {
  readonly interfaceName: string;
  readonly address: string;
  /** Likely the machine's own: of a container, a virtual machine or a tunnel. */
  readonly isVirtual: boolean;
}

const virtual =
  /^(?:docker|br-|veth|virbr|vmnet|vboxnet|bridge|cni|flannel|podman|tun|tap|utun|wg|tailscale|zt|vEthernet)/i;

/** IPv4 alone, which people can type; the likeliest first. */
export function toLanAddresses(interfaces: Readonly<Record<string, NetworkInterfaceInfo[] | undefined>>): LanAddress[] {
  return Object.entries(interfaces)
    .flatMap(([interfaceName, infos = []]) =>
      infos
        // 169.254 is what a machine gives itself where the network gave it none.
        .filter(({ family, internal, address }) => family === "IPv4" && !internal && !address.startsWith("169.254."))
        .map(({ address }) => ({ interfaceName, address, isVirtual: virtual.test(interfaceName) })),
    )
    .sort((a, b) => Number(a.isVirtual) - Number(b.isVirtual));
}

/** @param url of the running server, by any of its names */
export function describeLan(addresses: readonly LanAddress[], url: string): string {
  if (addresses.length === 0) return "This machine has no address in a network: others cannot reach it.";
  const lines = addresses.map(({ interfaceName, address, isVirtual }) => {
    const here = new URL(url);
    here.hostname = address;
    return `  ${here.href.replace(/\/?$/, "/")}  ${interfaceName}${isVirtual ? ", likely of this machine alone" : ""}`;
  });
  return [
    "Other machines of the network find it at",
    ...lines,
    "Over plain HTTP all lessons run; nothing is kept for offline use. If no one gets through, a firewall here may be closed.",
  ].join("\n");
}
