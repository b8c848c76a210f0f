import { useEffect, useState } from "preact/hooks";
import type { Lan, LanAddress } from "../../contract/lan.ts";
import { readLan, shorten } from "./ask-server.ts";
import { type Invitation, isLong, toInvitation } from "./invitation.ts";
import { mostQrBytes } from "./qr-picture.ts";
import { toRoomUrl } from "./to-room-url.ts";

interface Asked {
  readonly invitation: Invitation;
  /** What there is to choose from; empty where the address is what it is. */
  readonly addresses: readonly LanAddress[];
}

const asking: Asked = { invitation: { kind: "asking" }, addresses: [] };

/**
 * Asks the server by which address others find `url`, and for a short one where it is long.
 *
 * @param choice which of several addresses
 * @param turn asks once more when it changes
 */
export function useInvitation(url: string, choice: number, turn: number): Asked {
  const [asked, setAsked] = useState(asking);
  useEffect(() => {
    const left = new AbortController();
    // The choices stay: one of them may have the focus.
    setAsked(({ addresses }) => ({ ...asking, addresses }));
    invite(url, choice, left.signal).then(
      (found) => {
        if (!left.signal.aborted) setAsked(found);
      },
      // A bug: what servers do wrong is a null.
      (error: unknown) => console.error(error),
    );
    return () => left.abort();
  }, [url, choice, turn]);
  return asked;
}

async function invite(url: string, choice: number, signal: AbortSignal): Promise<Asked> {
  const lan = await readLan(signal);
  const room = toRoomUrl(url, lan, choice);
  const short = room.kind === "open" && takesLinks(lan) && isLong(room.url) ? await shorten(room.url, signal) : null;
  const invitation = toInvitation(room, short, (text) => new TextEncoder().encode(text).length <= mostQrBytes);
  const isChoice = room.kind === "open" && room.url !== url && lan?.reach === "network";
  return { invitation, addresses: isChoice ? lan.addresses : [] };
}

const takesLinks = (lan: Lan | null): boolean => lan?.reach === "network" && lan.shortLinks;
