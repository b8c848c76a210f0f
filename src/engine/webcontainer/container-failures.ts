import type { ContainerFailure } from "../container-host.ts";

export type FailureCode = ContainerFailure["code"];

interface Words {
  readonly message: string;
  readonly causes: readonly string[];
  readonly remedy: string;
}

const embedded = "the embedded engine carries the lesson";
const retry = `Choose "reload and retry"; meanwhile ${embedded}.`;

const words: { readonly [code in FailureCode]: Words } = {
  unsupported: {
    message: "This device or browser cannot run a WebContainer.",
    causes: [],
    remedy: "Open the lesson in a browser of a desktop computer, or stay with the embedded engine.",
  },
  "not-isolated": {
    message: "This page is not cross-origin isolated, and a WebContainer needs that.",
    causes: [],
    remedy: "Whoever runs the site lets its host send dist/_headers; the embedded engine needs no change.",
  },
  "origin-not-allowed": {
    message: "This site has no leave to start WebContainers.",
    causes: [],
    remedy: "Open it on http://localhost, or build it with PUBLIC_WEBCONTAINER_API_KEY for this address.",
  },
  offline: {
    message: "There is no connection to the internet, where a WebContainer comes from.",
    causes: [],
    remedy: "Go online and reload; the embedded engine needs no connection.",
  },
  "blocked-csp": {
    message: "This page's Content-Security-Policy forbids the WebContainer service.",
    causes: [],
    remedy: "Whoever runs the site lets its host send dist/_headers as it was built.",
  },
  unreachable: {
    message: "The WebContainer service cannot be reached from this browser.",
    causes: ["a filter, firewall or extension between this browser and the service", "the service is down"],
    remedy: `Allow https://stackblitz.com, then reload; meanwhile ${embedded}.`,
  },
  "other-tab": {
    message: "Another tab of this site has a WebContainer, and a browser carries one.",
    causes: ["a lesson is open in another tab"],
    remedy: "Close the lesson in the other tab, then reload this one.",
  },
  "boot-timeout": {
    message: "The WebContainer did not boot in time.",
    causes: [
      "the service refuses this address: its key is for another one, or the browser sends no Referer",
      "a slow connection: the runtime is several megabytes",
    ],
    remedy: retry,
  },
  "mount-timeout": {
    message: "The server's runtime could not be copied into the WebContainer in time.",
    causes: ["a slow connection or a busy computer"],
    remedy: retry,
  },
  "harness-timeout": {
    message: "Node did not start in the WebContainer in time.",
    causes: ["a busy computer, or one with little memory left"],
    remedy: retry,
  },
  "runtime-error": {
    message: "The WebContainer answered with an error",
    causes: [],
    remedy: retry,
  },
  oom: {
    message: "The WebContainer ran out of memory",
    causes: ["the browser has little memory left"],
    remedy: "Close other tabs, then reload.",
  },
  exited: {
    message: "Node ended in the WebContainer before it was ready",
    causes: [],
    remedy: retry,
  },
};

export const failureCodes = Object.keys(words) as FailureCode[];

export interface FailureDetails {
  /** Says more than the code, and takes the place of what usually is behind it. */
  readonly causes?: readonly string[];
  /** What was seen, put behind the message. */
  readonly seen?: string;
}

export function toContainerFailure(code: FailureCode, { causes, seen }: FailureDetails = {}): ContainerFailure {
  const { message, causes: usual, remedy } = words[code];
  return { code, message: seen ? `${message.replace(/\.$/, "")}: ${seen}.` : message, causes: causes ?? usual, remedy };
}
