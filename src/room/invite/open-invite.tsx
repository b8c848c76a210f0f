/** "Get everyone in" as a dialog over the open page, which keeps its run. */
import { render } from "preact";
import { InvitePanel } from "./InvitePanel.tsx";
import { type InviteTarget, toInviteTargets } from "./invite-targets.ts";

/** @param first what to show before the page itself, such as a link to what is on the screen */
export function openInvite(first?: InviteTarget): void {
  if (document.querySelector("dialog[open]")) return;
  const page = toInviteTargets(new URL(location.href), document.title);
  const dialog = document.createElement("dialog");
  dialog.className = "invite-dialog";
  dialog.ariaLabel = "Get everyone in";
  document.body.append(dialog);
  render(
    <InvitePanel targets={first ? [first, ...page] : page}>
      <button type="button" class="invite-close" onClick={() => dialog.close()}>
        Close
      </button>
    </InvitePanel>,
    dialog,
  );
  dialog.addEventListener("close", () => {
    render(null, dialog);
    dialog.remove();
  });
  dialog.showModal();
  // Not the first choice of the bar: whoever opened it wants to see it, and then to close it.
  dialog.querySelector<HTMLElement>(".invite-close")?.focus();
}
