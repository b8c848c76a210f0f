import { ClockFace } from "../gauge/ClockFace.tsx";
import { MarkIcon } from "../gauge/StateMark.tsx";
import type { ActorMark } from "./actor-view.ts";
import { TabMark } from "./TabMark.tsx";

/** The shape that says where a tab stands: its lane's mark, the clock of its wait, or its own state's. */
export function ActorIcon({ mark }: { readonly mark: ActorMark }) {
  switch (mark.kind) {
    case "lane":
      return <MarkIcon kind={mark.state} />;
    case "clock":
      return <ClockFace leftMs={mark.leftMs} timeoutMs={mark.timeoutMs} />;
    case "timed-out":
      return <MarkIcon kind="turned-away" />;
    case "tab":
      return <TabMark state={mark.state} />;
  }
}
