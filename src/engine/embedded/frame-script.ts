/**
 * The walled frame: an opaque origin under a policy that forbids every connection. It only makes workers out of the
 * text it is given, passes them their ports and ends them; learner's code runs in those workers and nowhere else.
 */
export type FrameCommand =
  | { readonly kind: "load"; readonly runtime: string }
  | { readonly kind: "create"; readonly workerId: number }
  | { readonly kind: "boot"; readonly workerId: number; readonly boot: unknown }
  | { readonly kind: "terminate"; readonly workerId: number };

export type FrameMessage =
  | { readonly kind: "frame-ready" }
  | { readonly kind: "worker-ready"; readonly workerId: number }
  | { readonly kind: "worker-died"; readonly workerId: number; readonly message: string };

/** Blocks every request: what a server in the frame may reach is what the page hands to it. */
const framePolicy =
  "default-src 'none'; script-src 'unsafe-inline' 'wasm-unsafe-eval' blob:; worker-src blob:; connect-src 'none'; base-uri 'none'; form-action 'none'";

/** WebKit, on an isolated page, loads no worker from a blob in a frame of opaque origin, and says no word why. */
const workerRefused =
  "the browser refused its worker. WebKit, which Safari is made of, does so in a frame that is walled in; Chrome, Edge and Firefox run it.";

/**
 * A worker says one word, that it is ready; its second one ends it, so that nothing a learner's code posts here can
 * keep the frame, and with it the page, busy.
 *
 * Kept as text because it runs in the frame and is the one inline script whose hash the page's policy names.
 */
export const frameScript = `
const workers = new Map();
const refused = ${JSON.stringify(workerRefused)};
let runtimeUrl = "";
const tell = (message) => parent.postMessage(message, "*");
addEventListener("message", (event) => {
  if (event.source !== parent) return;
  const { kind, workerId, runtime, boot } = event.data;
  const worker = workers.get(workerId);
  if (kind === "load") runtimeUrl = URL.createObjectURL(new Blob([runtime], { type: "text/javascript" }));
  if (kind === "create") {
    const created = new Worker(runtimeUrl, { name: "server " + workerId });
    const lose = (message) => {
      if (workers.get(workerId) !== created) return;
      workers.delete(workerId);
      created.onmessage = created.onerror = null;
      created.terminate();
      tell({ kind: "worker-died", workerId, message });
    };
    workers.set(workerId, created);
    created.onmessage = () => {
      created.onmessage = () => lose("it posted to its frame, which no server does");
      tell({ kind: "worker-ready", workerId });
    };
    created.onerror = (error) => lose(error.message || refused);
  }
  if (kind === "boot") worker?.postMessage({ kind: "boot", boot }, event.ports);
  if (kind === "terminate") { worker?.terminate(); workers.delete(workerId); }
});
tell({ kind: "frame-ready" });
`;

export const frameDocument = `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${framePolicy}"><title>Sandbox</title><script>${frameScript}</script>`;
