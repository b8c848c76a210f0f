/** The service that WebContainers come from, as the page's policy and its network let it be reached. */
import type { ContainerFailure } from "../container-host.ts";
import { toContainerFailure } from "./container-failures.ts";
import { seconds, settleWithin } from "./settle-within.ts";

/** The client library's own name for a runtime at another address; tests set it. */
const overridden = globalThis as { readonly WEBCONTAINER_API_IFRAME_URL?: string };

const serviceOrigin = (): string => new URL(overridden.WEBCONTAINER_API_IFRAME_URL ?? "https://stackblitz.com").origin;

/** Resolves when the page's policy forbids the service; nothing else tells of it. Call `stop` in the end. */
export function watchPolicy(): { readonly blocked: Promise<ContainerFailure>; stop(): void } {
  const { promise, resolve } = Promise.withResolvers<ContainerFailure>();
  const hear = ({ blockedURI, effectiveDirective }: SecurityPolicyViolationEvent) => {
    if (!URL.canParse(blockedURI) || new URL(blockedURI).origin !== serviceOrigin()) return;
    resolve(toContainerFailure("blocked-csp", { causes: [`its ${effectiveDirective} has no ${serviceOrigin()}`] }));
  };
  document.addEventListener("securitypolicyviolation", hear);
  return { blocked: promise, stop: () => document.removeEventListener("securitypolicyviolation", hear) };
}

/**
 * Asks whether the service answers at all, as its frame's `load` and `error` say nothing. Null when it does, even with
 * an error page: only a finished boot proves more.
 */
export async function probeService(limitMs: number): Promise<ContainerFailure | null> {
  const asked = fetch(`${serviceOrigin()}/headless`, {
    mode: "no-cors",
    credentials: "omit",
    cache: "no-store",
    signal: AbortSignal.timeout(limitMs),
  });
  const answered = await settleWithin(asked, limitMs);
  if (answered.kind === "done") return null;
  const timedOut = answered.kind === "timed-out" || isTimeout(answered.error);
  const seen = timedOut ? `no answer from ${serviceOrigin()} within ${seconds(limitMs)}` : `${serviceOrigin()} fails`;
  return toContainerFailure("unreachable", { seen });
}

const isTimeout = (error: unknown): boolean => error instanceof DOMException && error.name === "TimeoutError";
