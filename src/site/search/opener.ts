/** Opens the palette. All it needs is fetched when it is first opened, so that a page which is only read pays for this file. */
import { SEARCH_EVENT, type SearchWish } from "./search-event.ts";

/** Where a key belongs to what is being written in. */
const writing = "input, textarea, select, [contenteditable], [role=textbox], .monaco-editor";

/** Ctrl K begins chords in the code editor, which keeps it. */
const editor = ".monaco-editor";

/**
 * Attaches to the link that leads to the search page, and is the way on where the palette cannot be loaded.
 *
 * @param moduleUrl of the module that brings the palette
 */
export function mountSearch(link: HTMLAnchorElement, moduleUrl: string): void {
  // A module of its own by its address: an ordinary import() would cost each page a request for this opener.
  const ask = async (toWish: () => SearchWish) => {
    await import(/* @vite-ignore */ moduleUrl);
    window.dispatchEvent(new CustomEvent(SEARCH_EVENT, { detail: toWish() }));
  };
  const open = () => {
    const release = holdKeys();
    ask(() => ({ kind: "open", typed: release() })).catch((error: unknown) => {
      release();
      console.warn("The palette could not be loaded.", error);
      location.assign(link.href);
    });
  };
  const isApple = /Mac|iP(hone|ad|od)/.test(navigator.platform);
  const key = link.querySelector("[data-search-key]");
  if (key && isApple) key.textContent = "⌘ K";
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    open();
  });
  window.addEventListener("keydown", (event) => {
    const at = event.target instanceof Element ? event.target : null;
    if (event.defaultPrevented || event.altKey || event.isComposing || document.querySelector("dialog[open]")) return;
    const isChord = (isApple ? event.metaKey : event.ctrlKey) && !event.shiftKey && event.key.toLowerCase() === "k";
    const isSlash = event.key === "/" && !event.ctrlKey && !event.metaKey;
    if (!(isChord && !at?.closest(editor)) && !(isSlash && !at?.closest(writing))) return;
    event.preventDefault();
    open();
  });
  const inline = document.querySelector<HTMLElement>("[data-search-inline]");
  if (!inline) return;
  ask(() => ({ kind: "inline", place: inline })).catch((error: unknown) => {
    console.warn("The search could not be loaded.", error);
    inline.textContent =
      "The search could not be loaded. Everything is listed below; loading the page again tries once more.";
  });
}

/**
 * Keeps what is typed from the page until the palette is there to take it, or Escape is pressed; the function it returns
 * tells what that was.
 */
function holdKeys(): () => string {
  let typed = "";
  const release = () => {
    window.removeEventListener("keydown", hold, true);
    return typed;
  };
  const hold = (event: KeyboardEvent) => {
    const { key } = event;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (key === "Escape") release();
    if (key.length > 1 && key !== "Backspace" && key !== "Enter") return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (key === "Backspace") typed = typed.slice(0, -1);
    else if (key !== "Enter") typed += key;
  };
  window.addEventListener("keydown", hold, true);
  return release;
}
