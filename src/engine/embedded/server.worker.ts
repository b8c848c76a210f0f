/** The server process of the embedded engine: a classic worker in the walled frame, bundled to one text. */
import "./disposal-symbols.ts";
import "./close-doors.ts";
import "./process-shim.ts";
import pg from "pg";
import * as tiny from "tiny";
import type { DatabasePost } from "../../contract/database-protocol.ts";
import type { HarnessCommand } from "../../contract/harness-protocol.ts";
import { createHarness, type Harness } from "../../harness/harness.ts";
import type { PgModule } from "../../harness/probe-pg.ts";

const real = {
  setTimeout: setTimeout.bind(self),
  clearTimeout: clearTimeout.bind(self),
  wallMs: performance.now.bind(performance),
};
const turns = new MessageChannel();
let resume: (() => void)[] = [];
turns.port1.onmessage = () => {
  const due = resume;
  resume = [];
  for (const run of due) run();
};

let harness: Harness | null = null;

self.addEventListener("error", (event) => {
  event.preventDefault();
  harness?.uncaught(event.error ?? new Error(event.message));
});
self.addEventListener("unhandledrejection", (event) => {
  event.preventDefault();
  harness?.uncaught(event.reason);
});

self.onmessage = (event: MessageEvent<HarnessCommand>) => {
  const [control, heartbeat, database] = event.ports;
  if (event.data.kind !== "boot" || !control || !heartbeat || !database) return;
  heartbeat.onmessage = () => heartbeat.postMessage("pong");
  const { boot } = event.data;
  const created = createHarness(
    {
      realm: globalThis,
      wallMs: real.wallMs,
      yieldTurn(run) {
        resume.push(run);
        if (resume.length === 1) turns.port2.postMessage(null);
      },
      wallTimer(delayMs, run) {
        const timer = real.setTimeout(run, delayMs);
        return () => real.clearTimeout(timer);
      },
      post: (message) => control.postMessage(JSON.stringify(message)),
      database: { send: (message, transfer) => database.postMessage(message, [...transfer]) },
      pg: pg as unknown as PgModule,
      packages: { tiny },
      toModuleUrl: (javascript) => URL.createObjectURL(new Blob([javascript], { type: "text/javascript" })),
      importModule: (url) => import(/* @vite-ignore */ url),
    },
    boot,
  );
  harness = created;
  control.onmessage = (message: MessageEvent<HarnessCommand>) => {
    if (message.data.kind !== "boot") created.command(message.data);
  };
  database.onmessage = ({ data }: MessageEvent<DatabasePost>) => data.forEach(created.fromDatabase);
  created.start().catch((error: unknown) => created.uncaught(error));
};

self.postMessage({ kind: "ready" });
