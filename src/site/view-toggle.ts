/** Wires the Text / Code toggle: each press is a step in the browser's history, and each view keeps its scroll position. */
import { toView, type View, withView } from "./view.ts";

/** What a link may lead to while the other view is shown. */
const placeOf: Record<string, View> = { "#main": "text", "#workbench": "code" };

/** Attaches to the toggle's buttons; each names its view in `data-view-button`. */
export function mountViewToggle(toggle: HTMLElement): void {
  const root = document.documentElement;
  const buttons = [...toggle.querySelectorAll<HTMLButtonElement>("[data-view-button]")];
  const scrollY: Record<View, number> = { text: 0, code: 0 };
  const show = (view: View) => {
    const before = toView(`?view=${root.dataset.view}`);
    for (const button of buttons) button.ariaPressed = String(button.dataset.viewButton === view);
    if (before === view) return;
    scrollY[before] = window.scrollY;
    root.dataset.view = view;
    window.scrollTo({ top: scrollY[view], behavior: "instant" });
  };
  show(toView(location.search));
  for (const button of buttons)
    button.addEventListener("click", () => {
      const view = toView(`?view=${button.dataset.viewButton}`);
      if (view !== root.dataset.view) history.pushState(null, "", withView(new URL(location.href), view));
      show(view);
    });
  for (const [href, view] of Object.entries(placeOf)) {
    const target = document.querySelector<HTMLElement>(href);
    for (const link of document.querySelectorAll<HTMLAnchorElement>(`a[href="${href}"]`))
      link.addEventListener("click", (event) => {
        // Where both stand side by side the browser finds the way itself.
        if (!target || target.checkVisibility()) return;
        event.preventDefault();
        history.pushState(null, "", withView(new URL(href, location.href), view));
        show(view);
        target.focus();
      });
  }
  window.addEventListener("popstate", () => show(toView(location.search)));
}
