import { type ReadonlySignal, signal } from "@preact/signals";
import { maxLogLinesPerSecond } from "../contract/flow-control.ts";
import type { LogLine } from "../trace/select-log.ts";

/** The lines of one run that a person may read. */
export interface RunLog {
  readonly lines: ReadonlySignal<readonly LogLine[]>;
  add(lines: readonly Omit<LogLine, "seq">[]): void;
  /** The server printed so many lines more than the log takes. */
  addDropped(atMs: number, count: number): void;
  clear(): void;
}

/** Lines kept for reading. */
const logLimit = 2_000;

export function createRunLog(): RunLog {
  const lines = signal<readonly LogLine[]>([]);
  let lastSeq = 0;
  let dropped: { readonly seq: number; readonly count: number } | null = null;

  /** Numbered here, for a forged log may give one number to many. */
  function add(more: readonly Omit<LogLine, "seq">[]) {
    if (more.length === 0) return;
    const added = more.slice(-logLimit).map((line) => {
      lastSeq += 1;
      return { ...line, seq: lastSeq };
    });
    lines.value = [...lines.value.slice(added.length - logLimit), ...added].slice(-logLimit);
  }

  return {
    lines,
    add,
    addDropped(atMs, count) {
      // One sentence for a flood that goes on.
      const before = dropped !== null && lines.value.at(-1)?.seq === dropped.seq ? dropped.count : 0;
      if (before > 0) lines.value = lines.value.slice(0, -1);
      add([{ atMs, source: "engine", level: "warn", text: droppedWords(before + count), site: null }]);
      dropped = { seq: lastSeq, count: before + count };
    },
    clear() {
      lines.value = [];
    },
  };
}

const droppedWords = (count: number) =>
  `${count.toLocaleString("en")} log lines were dropped: a log takes ${maxLogLinesPerSecond.toLocaleString("en")} lines a second of the server's clock.`;
