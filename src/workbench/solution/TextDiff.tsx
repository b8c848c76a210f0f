import { type DiffRow, diffLines, foldCommonLines } from "./line-diff.ts";

interface TextDiffProps {
  readonly mine: string;
  readonly solution: string;
}

/** The comparison as plain text: for fingers, and wherever the editor cannot be loaded. */
export function TextDiff({ mine, solution }: TextDiffProps) {
  const rows = foldCommonLines(diffLines(mine, solution));
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keyboard
    <section class="text-diff" aria-label="Differences, line by line" tabIndex={0}>
      <pre>{rows.map(toLine)}</pre>
    </section>
  );
}

function toLine(row: DiffRow, index: number) {
  switch (row.side) {
    case "skipped":
      return <span key={index} class="diff-skipped">{`  … ${row.count} lines alike …\n`}</span>;
    case "mine":
      return <del key={index}>{`- ${row.text}\n`}</del>;
    case "solution":
      return <ins key={index}>{`+ ${row.text}\n`}</ins>;
    case "both":
      return <span key={index}>{`  ${row.text}\n`}</span>;
  }
}
