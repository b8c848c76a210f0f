/** Registers the service worker once the page has come to rest, and shows the notice where a new version waits. */
import { keepCourse, takeOver } from "./worker-messages.ts";

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
  const atRest = () => ("requestIdleCallback" in window ? requestIdleCallback(register) : setTimeout(register, 1_000));
  if (document.readyState === "complete") atRest();
  else addEventListener("load", atRest, { once: true });
}
