import type { Cover } from "../../../contract/room-protocol.ts";
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
      return (
        <div class="cover-invite">
          <h1>{cover.title}</h1>
          <p class="cover-url">{cover.url}</p>
        </div>
      );
    default:
      return cover satisfies never;
  }
}
