import type { ContainerFailure } from "../container-host.ts";

/** What a page knows about itself before anything is fetched. */
export interface PageFacts {
  /** False over plain HTTP, but on localhost. */
  readonly isSecureContext: boolean;
  readonly crossOriginIsolated: boolean;
  readonly hasSharedArrayBuffer: boolean;
  readonly userAgent: string;
  readonly maxTouchPoints: number;
  readonly online: boolean;
  readonly hostname: string;
  readonly hasApiKey: boolean;
}

export type Preflight = Pick<ContainerFailure, "code" | "causes">;

/** Why a WebContainer cannot start here, or null; costs no time, so that it can stand in front of every choice. */
export function findObstacle(facts: PageFacts): Preflight | null {
  if (isMobile(facts))
    return { code: "unsupported", causes: ["WebContainers run out of memory on phones and tablets"] };
  if (!facts.crossOriginIsolated)
    return {
      code: "not-isolated",
      causes: [
        facts.isSecureContext
          ? "the site's host does not send the Cross-Origin headers of dist/_headers"
          : "the page came over plain HTTP, where browsers isolate none: that needs https:// or http://localhost",
      ],
    };
  if (!facts.hasSharedArrayBuffer) return { code: "unsupported", causes: ["this browser has no SharedArrayBuffer"] };
  if (facts.hostname !== "localhost" && !facts.hasApiKey)
    return {
      code: "origin-not-allowed",
      causes: [`the site was built without a WebContainer API key, and ${facts.hostname} is not localhost`],
    };
  if (!facts.online) return { code: "offline", causes: ["the browser says that it is offline"] };
  return null;
}

/** An iPad says that it is a Mac, but no Mac has a touch screen. */
const isMobile = ({ userAgent, maxTouchPoints }: PageFacts): boolean =>
  /iPhone|iPad|iPod|Android|Mobile/.test(userAgent) || (/Macintosh/.test(userAgent) && maxTouchPoints > 1);

export const readPageFacts = (hasApiKey: boolean): PageFacts => ({
  isSecureContext: window.isSecureContext,
  crossOriginIsolated: window.crossOriginIsolated,
  hasSharedArrayBuffer: typeof SharedArrayBuffer === "function",
  userAgent: navigator.userAgent,
  maxTouchPoints: navigator.maxTouchPoints,
  online: navigator.onLine,
  hostname: location.hostname,
  hasApiKey,
});
