/** Boots a WebContainer and copies the server's runtime into it; the one file that speaks to the client library. */
import { configureAPIKey, WebContainer } from "@webcontainer/api";
import runtimeUrl from "../../../generated/runtime/container-server.txt?url";
import { fail, ok, type Result } from "../../contract/result.ts";
import type { ContainerFailure, ContainerPreview, ContainerStageId } from "../container-host.ts";
import type { StdioChild } from "../stdio/stdio-process.ts";
import { toContainerFailure } from "./container-failures.ts";
import { watchPolicy } from "./container-service.ts";
import type { ContainerLimits } from "./limits.ts";
import { seconds, settleWithin } from "./settle-within.ts";

export interface OpenContainer {
  /** Starts a server process; rejects when `signal` aborts. */
  spawn(signal: AbortSignal): Promise<StdioChild>;
  teardown(): void;
}

export interface OpenContainerOptions {
  readonly apiKey: string | null;
  readonly limits: ContainerLimits;
  readonly onStage: (stage: ContainerStageId) => void;
  readonly onPreview: (preview: ContainerPreview) => void;
}

const entry = "harness.mjs";

/** The library takes a key before the first boot only. */
let configured = false;

export async function openContainer(options: OpenContainerOptions): Promise<Result<OpenContainer, ContainerFailure>> {
  const { apiKey, limits, onStage, onPreview } = options;
  const runtime = loadRuntime(limits.bootMs + limits.mountMs);
  // Heard of at mount; a boot that fails first has the word.
  runtime.catch(() => undefined);
  onStage("boot");
  const booted = await boot(apiKey, limits.bootMs);
  if (!booted.ok) return booted;
  const container = booted.value;
  const forget = container.on("server-ready", (port, url) => onPreview({ port, url }));
  const gone = new AbortController();
  function teardown() {
    if (gone.signal.aborted) return;
    gone.abort(new Error("the WebContainer is gone"));
    forget();
    container.teardown();
  }

  onStage("mount");
  const copied = runtime.then((contents) => container.mount({ [entry]: { file: { contents } } }));
  const mounted = await settleWithin(copied, limits.mountMs);
  if (mounted.kind !== "done") {
    teardown();
    if (mounted.kind === "failed") return fail(toContainerFailure("runtime-error", { seen: String(mounted.error) }));
    return fail(toContainerFailure("mount-timeout", { seen: `not within ${seconds(limits.mountMs)}` }));
  }
  return ok({
    async spawn(signal) {
      const over = AbortSignal.any([signal, gone.signal]);
      const spawning = container.spawn("node", [entry]);
      // One that comes too late is not kept; a rejection after that bothers nobody.
      const abort = () => void spawning.then((late) => late.kill()).catch(() => undefined);
      over.addEventListener("abort", abort, { once: true });
      const child = await Promise.race([spawning, rejectOnAbort(over)]);
      over.removeEventListener("abort", abort);
      return child;
    },
    teardown,
  });
}

async function boot(apiKey: string | null, limitMs: number): Promise<Result<WebContainer, ContainerFailure>> {
  if (apiKey && !configured) configureAPIKey(apiKey);
  configured = true;
  const policy = watchPolicy();
  const booting = WebContainer.boot({ coep: "require-corp" });
  const settled = await Promise.race([
    settleWithin(booting, limitMs),
    policy.blocked.then((failure) => ({ kind: "blocked", failure }) as const),
  ]);
  policy.stop();
  if (settled.kind === "done") return ok(settled.value);
  // The library knows no time-out: a boot that ends after all must not keep its memory.
  void booting.then((late) => late.teardown()).catch(() => undefined);
  switch (settled.kind) {
    case "blocked":
      return fail(settled.failure);
    case "failed":
      return fail(toContainerFailure("runtime-error", { seen: String(settled.error) }));
    case "timed-out":
      return fail(toContainerFailure("boot-timeout", { seen: `not within ${seconds(limitMs)}` }));
  }
}

async function loadRuntime(limitMs: number): Promise<string> {
  const response = await fetch(runtimeUrl, { signal: AbortSignal.timeout(limitMs) });
  if (!response.ok) throw new Error(`the server's runtime could not be loaded: HTTP ${response.status}`);
  return response.text();
}

const rejectOnAbort = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => {
    signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    if (signal.aborted) reject(signal.reason);
  });
