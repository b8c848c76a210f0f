/** One end of the line between a trainer's window and the projected page. */
import { type RoomMessage, roomChannelName, roomEnvelopeSchema, roomVersion } from "../contract/room-protocol.ts";

export interface RoomChannel {
  send(message: RoomMessage): void;
  close(): void;
}

/** A message of another version, or of no sense, is none: an older page of the site may be open beside this one. */
export function parseRoomMessage(data: unknown): RoomMessage | null {
  const parsed = roomEnvelopeSchema.safeParse(data);
  return parsed.success ? parsed.data.message : null;
}

export const channelExists = (): boolean => typeof BroadcastChannel === "function";

/**
 * Opens the line; only where `channelExists()`.
 *
 * @param onIgnored hears how many messages were ignored so far, each time that another one was
 */
export function openRoomChannel(
  onMessage: (message: RoomMessage) => void,
  onIgnored: (count: number) => void,
): RoomChannel {
  const channel = new BroadcastChannel(roomChannelName);
  let ignored = 0;
  channel.onmessage = ({ data }: MessageEvent<unknown>) => {
    const message = parseRoomMessage(data);
    if (message) return onMessage(message);
    ignored += 1;
    onIgnored(ignored);
  };
  return {
    send: (message) => channel.postMessage({ version: roomVersion, message }),
    close: () => channel.close(),
  };
}

/** Said once, however many follow. */
export function warnOfIgnored(count: number): void {
  if (count === 1)
    console.warn(
      "A message from another window was ignored: it is of another version of this site. Reload both windows.",
    );
}
