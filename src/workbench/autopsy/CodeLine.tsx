import type { RunSources } from "../../trace/autopsy/source-text.ts";
import { CodeTokens } from "../code/CodeTokens.tsx";
import { type CodeToken, colourLines, cutLine, indentOf, textOf } from "../code/colour-code.ts";

/** A line of the run's own source without its indent, or null where its file is none of the learner's. */
export type LineReader = (place: { readonly file: string; readonly line: number }) => readonly CodeToken[] | null;

/** Signs of one line that are drawn. */
const mostSigns = 400;

/** Reads the lines of what runs; each file is coloured once, when it is first asked for. */
export function createLineReader(sources: RunSources): LineReader {
  const coloured = new Map<string, readonly (readonly CodeToken[])[]>();
  return ({ file, line }) => {
    const source = sources[file];
    if (source === undefined) return null;
    const lines = coloured.get(file) ?? colourLines(source);
    coloured.set(file, lines);
    const whole = lines[line - 1] ?? [];
    const tokens = cutLine(whole, indentOf(textOf(whole)), mostSigns);
    return tokens.length > 0 ? tokens : null;
  };
}

/** One line of code as the editor colours it; its whole text is what a pointer resting on it shows. */
export function CodeLine({ tokens, struck }: { readonly tokens: readonly CodeToken[]; readonly struck: boolean }) {
  const text = textOf(tokens);
  return (
    <code class="path-code" title={text}>
      {struck ? <s>{text}</s> : <CodeTokens tokens={tokens} />}
    </code>
  );
}
