/** What Escape closes before it leaves the stage. */
const layers = "dialog[open], :popover-open, [aria-expanded=true][aria-haspopup]";
/** What has an Escape of its own. */
const typing = "textarea, select, [contenteditable], .monaco-editor, input:not([type=radio], [type=checkbox])";

/** Escape closes the autopsy if one is open, and else leaves. The key that entered is the page's own to hear. */
export function followKeys(leave: () => void): () => void {
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== "Escape" || event.defaultPrevented || event.isComposing || event.repeat) return;
    const at = event.target instanceof Element ? event.target : null;
    if (at?.closest(typing) || document.querySelector(layers)) return;
    // Taken on its way down: on its way up, what was open a moment ago is already closed.
    if (!document.querySelector(".autopsy")) return leave();
    if (at?.closest(".autopsy, .board")) return;
    document.querySelector<HTMLElement>(".autopsy-actions button:last-child")?.click();
  };
  addEventListener("keydown", onKey, { capture: true });
  return () => removeEventListener("keydown", onKey, { capture: true });
}
