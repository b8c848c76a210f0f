import { render } from "preact";
import type { Cover } from "../../../contract/room-protocol.ts";
import { CoverBody } from "./Covers.tsx";

const names: Record<Exclude<Cover["kind"], "none">, string> = {
  black: "Black screen",
  poll: "Question to the room",
  invite: "How to get in",
};

/**
 * Lays covers over the page: a modal dialog, which stands above whatever the page may open and keeps the focus off it.
 *
 * @param onLeave called where somebody leaves the cover from the projected page itself
 */
export function createCoverDialog(page: Document, onLeave: () => void): (cover: Cover) => void {
  const dialog = page.createElement("dialog");
  dialog.className = "stage-cover";
  dialog.addEventListener("cancel", (event) => {
    event.preventDefault();
    onLeave();
  });
  // Browsers close it all the same when Escape is pressed twice.
  dialog.addEventListener("close", () => {
    if (dialog.dataset.cover) onLeave();
  });
  dialog.addEventListener("keydown", (event) => {
    if (dialog.dataset.cover !== "black" || event.key.toLowerCase() !== "b") return;
    event.preventDefault();
    onLeave();
  });
  return (cover) => {
    if (cover.kind === "none") {
      delete dialog.dataset.cover;
      dialog.close();
      render(null, dialog);
      return dialog.remove();
    }
    dialog.dataset.cover = cover.kind;
    dialog.ariaLabel = names[cover.kind];
    render(<CoverBody cover={cover} />, dialog);
    if (!dialog.isConnected) page.body.append(dialog);
    if (!dialog.open) dialog.showModal();
  };
}
