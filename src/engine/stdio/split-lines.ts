import { maxLineLengthBytes, sentinel } from "./line.ts";

export interface LineListener {
  /** From the sentinel to the line's end, without it. */
  readonly framed: (text: string) => void;
  /** Anything else that was printed, without line ends. */
  readonly stray: (text: string) => void;
}

export interface LineSplitter {
  push(chunk: string): void;
  /** Nothing more comes: what is left is told. */
  end(): void;
}

/** Splits output that comes in any pieces; `\r\n` and the `\n\n` that a terminal may make of it end a line once. */
export function createLineSplitter(listener: LineListener): LineSplitter {
  let pending = "";

  function tell(line: string) {
    const at = line.indexOf(sentinel);
    const printed = at < 0 ? line : line.slice(0, at);
    if (printed.trim() !== "") listener.stray(printed);
    if (at >= 0) listener.framed(line.slice(at));
  }

  /** Output without a line end is not kept for ever: only what may still be a line of the protocol stays. */
  function trimPending() {
    if (pending.length <= 2 * maxLineLengthBytes) return;
    const at = pending.lastIndexOf(sentinel);
    const keepFrom = at >= 0 && pending.length - at <= maxLineLengthBytes ? at : pending.length - sentinel.length;
    tell(pending.slice(0, keepFrom));
    pending = pending.slice(keepFrom);
  }

  return {
    push(chunk) {
      const lines = (pending + chunk).split(/[\r\n]+/);
      pending = lines.pop() ?? "";
      for (const line of lines) tell(line);
      trimPending();
    },
    end() {
      tell(pending);
      pending = "";
    },
  };
}
