/** Which addresses of this machine others in the room can type, the likeliest first. */
import type { NetworkInterfaceInfo } from "node:os";

export type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

export interface MachineAddress {
  /** As a URL has it: IPv6 in brackets. */
  readonly host: string;
  /** Of the network interface. */
  readonly name: string;
  readonly isVirtual: boolean;
}

/** Names that containers, virtual machines and VPNs give to their interfaces, on the three systems. */
const virtualName =
  /^(docker|br-|bridge|veth|virbr|vmnet|vboxnet|vnic|utun|tun|tap|wg|ipsec|ppp|tailscale|zt|lxc|lxd|cni|flannel|cali|podman|awdl|llw|anpi|gif|stf|vEthernet)|virtual|vmware|hyper-v|wsl|tailscale|zerotier|wireguard|openvpn|vpn|loopback|bluetooth/i;

/** First bytes of the hardware addresses that VMware, VirtualBox, Hyper-V and Docker make up. */
const virtualHardware = /^(00:50:56|00:0c:29|0a:00:27|00:15:5d|02:42)/i;

const realName = /^(en|eth|wl|wlan|wi-?fi|ethernet|lan)/i;

/**
 * IPv4 where there is any, else IPv6 that a browser can be given: an address with a zone cannot stand in a URL. Virtual
 * ones last: they stay in the list, for a hotspot of the trainer's own machine looks like one.
 */
export function listLanAddresses(interfaces: Interfaces): MachineAddress[] {
  const all = Object.entries(interfaces).flatMap(([name, infos]) =>
    (infos ?? []).filter(({ internal }) => !internal).map((info) => ({ name, info })),
  );
  const four = all.filter(({ info }) => info.family === "IPv4");
  const six = all.filter(({ info }) => info.family === "IPv6" && !/^fe[89ab]/i.test(info.address));
  return (four.length > 0 ? four : six)
    .map(({ name, info }) => ({ name, info, isVirtual: isVirtual(name, info) }))
    .sort((a, b) => rank(a) - rank(b))
    .map(({ name, info, isVirtual }) => ({
      host: info.family === "IPv6" ? `[${info.address}]` : info.address,
      name,
      isVirtual,
    }));
}

// 100.64.0.0/10 is a carrier's or a VPN's, never a room's.
const isVirtual = (name: string, { address, mac }: NetworkInterfaceInfo): boolean =>
  virtualName.test(name) || virtualHardware.test(mac) || /^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./.test(address);

interface Candidate {
  readonly name: string;
  readonly info: NetworkInterfaceInfo;
  readonly isVirtual: boolean;
}

/** Lower is likelier; equal ones stay as the system lists them. */
function rank({ name, info: { address }, isVirtual }: Candidate): number {
  const isUnnamed = address.startsWith("169.254.");
  const isPrivate = /^(192\.168|10|172\.(1[6-9]|2\d|3[01]))\./.test(address);
  return (isVirtual ? 8 : 0) + (isUnnamed ? 4 : 0) + (isPrivate ? 0 : 2) + (realName.test(name) ? 0 : 1);
}
