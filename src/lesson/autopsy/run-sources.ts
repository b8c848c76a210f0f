import { computed, type ReadonlySignal, signal } from "@preact/signals";
import type { Site } from "../../contract/trace-event.ts";
import type { RunSources } from "../../trace/autopsy/source-text.ts";
import type { OpenFile } from "../workspace/open-file.ts";
import { type MappedLine, mapLines } from "./map-lines.ts";

/** The files that the run on show was started with, and where their lines stand in the files as they are now. */
export interface LessonSources {
  readonly ofRun: ReadonlySignal<RunSources>;
  readonly locate: ReadonlySignal<(site: Pick<Site, "file" | "line">) => MappedLine>;
  /** Keeps the files as they stand: a run begins with them. */
  keep(): void;
}

export function createLessonSources(files: ReadonlySignal<readonly OpenFile[]>): LessonSources {
  const ofRun = signal<RunSources>({});
  return {
    ofRun,
    locate: computed(() => {
      const kept = ofRun.value;
      const now = new Map(files.value.map((file) => [file.path, file.source]));
      const maps = new Map<string, (line: number) => MappedLine>();
      return ({ file, line }) => {
        const [before, after] = [kept[file], now.get(file)];
        if (before === undefined || after === undefined) return { kind: "same", line };
        const map = maps.get(file) ?? mapLines(before, after);
        maps.set(file, map);
        return map(line);
      };
    }),
    keep() {
      ofRun.value = Object.fromEntries(files.peek().map((file) => [file.path, file.source]));
    },
  };
}
