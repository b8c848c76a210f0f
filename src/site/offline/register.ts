/** Registers the service worker once the page has been at rest, and shows the notice where a new version waits. */
import { keepCourse, takeOver } from "./worker-messages.ts";

/** After the page's own files: by then whoever came to run something runs it, or reads. */
const settledMs = 4_000;

/** @param notice hidden; `data-worker` and `data-scope` are the worker's address and the site's folder */
export function registerOffline(notice: HTMLElement): void {
  const { worker = "", scope = "" } = notice.dataset;
  const workers = navigator.serviceWorker as ServiceWorkerContainer | undefined;
  if (!workers) return; // Plain HTTP, or storage is refused: /offline/ says so.
  const register = async () => {
    const registration = await workers.register(worker, { scope, updateViaCache: "none" }).catch(() => undefined);
    if (!registration) return; // The page works without; /offline/ tries again and shows the reason.
    const offer = () => {
      if (registration.waiting && workers.controller) notice.hidden = false;
    };
    offer();
    registration.addEventListener("updatefound", () => registration.installing?.addEventListener("statechange", offer));
    notice.addEventListener("click", ({ target }) => {
      if (!(target instanceof HTMLButtonElement)) return;
      notice.hidden = true;
      if (!target.value) return;
      workers.addEventListener("controllerchange", () => location.reload(), { once: true });
      registration.waiting?.postMessage(takeOver);
    });
    // Whether the time is right for it the worker decides. Where it cannot be installed this waits for ever, last of all.
    (await workers.ready).active?.postMessage(keepCourse);
  };
  // What a visit keeps takes a processor for a second: not the one in which somebody presses Run.
  const atRest = () => setTimeout(register, settledMs);
  if (document.readyState === "complete") atRest();
  else addEventListener("load", atRest, { once: true });
}
