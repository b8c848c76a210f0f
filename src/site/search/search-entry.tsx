/** The search itself, as a dialog on any page and as a part of the search page. Loading it makes it listen. */
import { render } from "preact";
import { Palette } from "./Palette.tsx";
import { SearchBox } from "./SearchBox.tsx";
import css from "./search.css?inline";
import { SEARCH_EVENT, type SearchWish } from "./search-event.ts";

const style = document.createElement("style");
style.textContent = css;
document.head.append(style);

function openPalette(typed: string): void {
  if (document.querySelector("dialog[open]")) return;
  const dialog = document.createElement("dialog");
  dialog.className = "palette";
  dialog.ariaLabel = "Search";
  document.body.append(dialog);
  render(<Palette begin={typed} onClose={() => dialog.close()} />, dialog);
  dialog.addEventListener("close", () => {
    render(null, dialog);
    dialog.remove();
  });
  // The backdrop is the dialog itself; what is in it is not.
  dialog.addEventListener("pointerdown", (event) => {
    if (event.target === dialog) dialog.close();
  });
  dialog.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "k") return;
    event.preventDefault();
    dialog.close();
  });
  dialog.showModal();
  const field = dialog.querySelector("input");
  field?.focus();
  field?.setSelectionRange(typed.length, typed.length);
}

/** Above the list of the search page; `?q=` is what it begins with. */
function mountInline(place: HTMLElement): void {
  const begin = new URLSearchParams(location.search).get("q") ?? "";
  render(<SearchBox begin={begin} showsAllWhenEmpty={false} onLeave={() => undefined} />, place);
}

window.addEventListener(SEARCH_EVENT, (event) => {
  if (!(event instanceof CustomEvent)) return;
  const wish: SearchWish = event.detail;
  switch (wish.kind) {
    case "open":
      return openPalette(wish.typed);
    case "inline":
      return mountInline(wish.place);
  }
});
