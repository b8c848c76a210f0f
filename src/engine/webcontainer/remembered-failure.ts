/** Time-outs of this tab, so that its next page does not wait for another one. */
import type { ContainerFailure } from "../container-host.ts";
import { toContainerFailure } from "./container-failures.ts";

const key = "watertight.webcontainer.unavailable";

/** What another try in the same tab would most likely meet again, after seconds of waiting. */
const lasting = [
  "boot-timeout",
  "mount-timeout",
  "harness-timeout",
  "oom",
] as const satisfies ContainerFailure["code"][];

function withStorage<T>(use: (storage: Storage) => T): T | null {
  try {
    return use(window.sessionStorage);
  } catch {
    // Browsers throw here when storage is forbidden: then each page tries for itself.
    return null;
  }
}

export function rememberFailure({ code }: ContainerFailure): void {
  if (lasting.some((known) => known === code)) withStorage((storage) => storage.setItem(key, code));
}

export function readRememberedFailure(): ContainerFailure | null {
  const stored = withStorage((storage) => storage.getItem(key));
  const code = lasting.find((known) => known === stored);
  return code ? toContainerFailure(code, { seen: "as on an earlier page of this tab" }) : null;
}

/** For "reload and retry": the next page of this tab tries again. */
export function forgetUnavailable(): void {
  withStorage((storage) => storage.removeItem(key));
}
