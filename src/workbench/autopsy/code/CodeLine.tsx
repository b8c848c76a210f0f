import type { RunSources } from "../../../trace/autopsy/source-text.ts";
import { type CodeToken, colourLines, trimLine } from "./colour-code.ts";

/** A line of the run's own source, or null where its file is none of the learner's. */
export type LineReader = (place: { readonly file: string; readonly line: number }) => readonly CodeToken[] | null;

/** Reads the lines of what runs; each file is coloured once, when it is first asked for. */
export function createLineReader(sources: RunSources): LineReader {
  const coloured = new Map<string, readonly (readonly CodeToken[])[]>();
  return ({ file, line }) => {
    const source = sources[file];
    if (source === undefined) return null;
    const lines = coloured.get(file) ?? colourLines(source);
    coloured.set(file, lines);
    const tokens = trimLine(lines[line - 1] ?? []);
    return tokens.length > 0 ? tokens : null;
  };
}

/** One line of code as the editor colours it; its whole text is what a pointer resting on it shows. */
export function CodeLine({ tokens, struck }: { readonly tokens: readonly CodeToken[]; readonly struck: boolean }) {
  const text = tokens.map((token) => token.text).join("");
  const drawn = tokens.map(({ kind, text }, index) =>
    kind === "plain" || struck ? (
      text
    ) : (
      <span key={index} class={`code-${kind}`}>
        {text}
      </span>
    ),
  );
  return (
    <code class="path-code" title={text}>
      {struck ? <s>{drawn}</s> : drawn}
    </code>
  );
}
