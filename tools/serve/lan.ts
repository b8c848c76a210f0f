/** What `lan.json` says, for a server that listens on `host`. */
import { isIPv4, isIPv6 } from "node:net";
import type { Lan, LanAddress } from "../../src/contract/lan.ts";
import { type Interfaces, listLanAddresses } from "./lan-addresses.ts";

/** A host that stands for every address of the machine. */
export const isEveryAddress = (host: string): boolean => host === "" || host === "0.0.0.0" || host === "::";

const isLoopback = (host: string): boolean =>
  host === "localhost" || host.endsWith(".localhost") || host === "::1" || /^127(\.\d+){3}$/.test(host);

/** True where only this machine can come in. */
export const isMachineOnly = (host: string): boolean => !isEveryAddress(host) && isLoopback(host);

/** A host as a URL has it. */
export const toUrlHost = (host: string): string => (isIPv6(host) ? `[${host}]` : host);

export interface LanOptions {
  readonly host: string;
  readonly port: number;
  readonly interfaces: Interfaces;
  /** What starts a server that others can reach. */
  readonly command: string;
  /** Whether who asks may leave links. */
  readonly shortLinks: boolean;
}

export function toLan({ host, port, interfaces, command, shortLinks }: LanOptions): Lan {
  if (isMachineOnly(host)) return { reach: "machine", command };
  const known = listLanAddresses(interfaces);
  const open = isEveryAddress(host)
    ? known.filter((one) => host !== "0.0.0.0" || isIPv4(one.host))
    : [known.find((one) => one.host === toUrlHost(host)) ?? { host: toUrlHost(host), name: "", isVirtual: false }];
  const addresses = open.map(
    ({ host: own, name, isVirtual }): LanAddress => ({ origin: `http://${own}:${port}`, name, isVirtual }),
  );
  return { reach: "network", addresses, shortLinks };
}
