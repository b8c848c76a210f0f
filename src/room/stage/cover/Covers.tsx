import type { Cover } from "../../../contract/room-protocol.ts";
import { InviteCover } from "../../invite/InviteCover.tsx";
import { PollBoard } from "../../poll/PollBoard.tsx";

/** What stands before the room in place of the page. */
export function CoverBody({ cover }: { readonly cover: Cover }) {
  switch (cover.kind) {
    case "none":
      return null;
    case "black":
      return <p class="visually-hidden">The screen is black. Escape or B brings the page back.</p>;
    case "poll":
      return <PollBoard poll={cover.poll} />;
    case "invite":
      return <InviteCover title={cover.title} url={cover.url} />;
    default:
      return cover satisfies never;
  }
}
