/** The ways in which a WebContainer cannot start, each made real; the client library itself never tells of any. */
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import type { ContainerFailure } from "../../../src/engine/container-host.ts";
import type { ServiceAddress } from "./point-page-at.ts";

export interface BrokenService {
  readonly name: string;
  readonly code: ContainerFailure["code"];
  /** The stage whose limit bounds it. */
  readonly stage: "probe" | "boot";
  open(): Promise<ServiceAddress & { close(): Promise<void> }>;
}

const isolation = { "Cross-Origin-Embedder-Policy": "require-corp", "Cross-Origin-Resource-Policy": "cross-origin" };

async function serve(listener: RequestListener, policy: ServiceAddress["policy"] = "allows") {
  const server = createServer(listener);
  await new Promise<void>((done) => server.listen(0, "localhost", done));
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    policy,
    close: () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

export const brokenServices: readonly BrokenService[] = [
  {
    name: "its name is not found",
    code: "unreachable",
    stage: "probe",
    // RFC 6761 keeps this name from ever being found.
    open: async () => ({ origin: "https://webcontainer.invalid", policy: "allows", close: async () => undefined }),
  },
  {
    // As for a site that has no key, or another one's.
    name: "it answers 404",
    code: "boot-timeout",
    stage: "boot",
    open: () =>
      serve((_, response) => response.writeHead(404, { ...isolation, "Content-Type": "text/html" }).end("no")),
  },
  {
    name: "its frame is sent without COEP and CORP",
    code: "unreachable",
    stage: "probe",
    open: () => serve((_, response) => response.writeHead(200, { "Content-Type": "text/html" }).end("<p>hi")),
  },
  {
    name: "it takes the connection and never answers",
    code: "unreachable",
    stage: "probe",
    open: () => serve(() => undefined),
  },
  {
    name: "the page's policy forbids it",
    code: "blocked-csp",
    stage: "probe",
    open: () => serve((_, response) => response.writeHead(200, isolation).end(), "forbids"),
  },
  {
    name: "the page's policy lets it be asked and forbids its frame",
    code: "blocked-csp",
    stage: "boot",
    open: () => serve((_, response) => response.writeHead(200, isolation).end(), "forbids its frame"),
  },
];
