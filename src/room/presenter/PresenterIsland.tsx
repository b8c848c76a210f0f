import { useEffect, useState } from "preact/hooks";
import type { PresenterContent } from "../../content/trainer/presenter-content.ts";
import { channelExists, openRoomChannel, warnOfIgnored } from "../room-channel.ts";
import { openSessionStore } from "../session-store.ts";
import { createWindowId } from "../window-id.ts";
import { Presenter } from "./Presenter.tsx";
import { createPresenterDesk, type PresenterDesk } from "./presenter-desk.ts";
import { StillNotes } from "./StillNotes.tsx";

/** The trainer's window as a page mounts it: the notes can be read before, and without, any script. */
export function PresenterIsland({ content }: { readonly content: PresenterContent }) {
  const [desk, setDesk] = useState<PresenterDesk | "no-channel" | null>(null);
  useEffect(() => {
    if (!channelExists()) return setDesk("no-channel");
    const opened = createPresenterDesk({
      content,
      store: openSessionStore(),
      openChannel: (onMessage) => openRoomChannel(onMessage, warnOfIgnored),
      newId: createWindowId,
      nowMs: () => Date.now(),
    });
    const leave = () => opened.leave();
    const comeBack = (event: PageTransitionEvent) => event.persisted && opened.line.ask();
    window.addEventListener("pagehide", leave);
    window.addEventListener("pageshow", comeBack);
    opened.line.ask();
    setDesk(opened);
    return () => {
      window.removeEventListener("pagehide", leave);
      window.removeEventListener("pageshow", comeBack);
      opened.dispose();
    };
  }, [content]);
  if (desk === null || desk === "no-channel") return <StillNotes content={content} noChannel={desk === "no-channel"} />;
  return <Presenter desk={desk} />;
}
