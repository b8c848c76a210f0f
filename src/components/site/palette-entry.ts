/** The palette, with the commands of it that other rooms answer. Loading it makes it listen. */
import "../../site/search/search-entry.tsx";
import { INVITE_EVENT } from "../../contract/invite-event.ts";

window.addEventListener(INVITE_EVENT, () => {
  // The palette closes after its command, and a second dialog does not open above it.
  import("../../room/invite/open-invite.tsx").then(({ openInvite }) => openInvite(), console.error);
});
