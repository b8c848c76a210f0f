import { createFramer, type Frame, type MalformedStream } from "../frame-messages.ts";

export interface CutStream {
  readonly frames: readonly Frame[];
  readonly failure: MalformedStream | undefined;
}

/** Feeds packets to a framer as a connection does: each is drained before the next comes. */
export function cutStream(packets: readonly Uint8Array[], { typed = true } = {}): CutStream {
  const framer = createFramer({ typed });
  const frames: Frame[] = [];
  for (const packet of packets) {
    framer.push(packet);
    for (;;) {
      const next = framer.next();
      if (!next.ok) return { frames, failure: next.error };
      if (!next.value) break;
      frames.push(next.value);
    }
  }
  return { frames, failure: undefined };
}

/** The packets that a stream becomes when it is cut at these places. */
export function splitAt(stream: Uint8Array, places: readonly number[]): Uint8Array[] {
  const cuts = [0, ...places.map((place) => place % (stream.length + 1)).sort((a, b) => a - b), stream.length];
  return cuts.slice(1).map((end, index) => stream.slice(cuts[index], end));
}

/** The only message of a block. */
export function onlyFrame(bytes: Uint8Array): Frame {
  const { frames } = cutStream([bytes]);
  const [frame] = frames;
  if (!frame || frames.length > 1) throw new Error(`${frames.length} messages where there should be one`);
  return frame;
}
