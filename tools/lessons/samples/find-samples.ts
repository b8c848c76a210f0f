/** Code in the prose: its fences, with the line of the file that each begins on. */
export interface Sample {
  readonly language: string;
  /** What follows the language: `{3-10}`, `wrong`. */
  readonly info: string;
  readonly code: string;
  /** Of the first line of code, from 1. */
  readonly line: number;
}

/** Fences of three or more backquotes, at the margin or indented; one that is not closed reaches to the end. */
export function findSamples(prose: string): Sample[] {
  const samples: Sample[] = [];
  let open: { fence: string; language: string; info: string; line: number; lines: string[] } | null = null;
  for (const [index, line] of prose.split(/\r?\n/).entries()) {
    const [, fence = "", info = ""] = line.match(/^\s*(`{3,})(.*)$/) ?? [];
    if (open && fence.length >= open.fence.length && info.trim() === "") {
      const { language, info: rest, lines, line: at } = open;
      samples.push({ language, info: rest, code: lines.join("\n"), line: at });
      open = null;
    } else if (open) open.lines.push(line);
    else if (fence) {
      const [language = "", ...rest] = info.trim().split(/\s+/);
      open = { fence, language, info: rest.join(" "), line: index + 2, lines: [] };
    }
  }
  if (open) samples.push({ language: open.language, info: open.info, code: open.lines.join("\n"), line: open.line });
  return samples;
}

/** Marked by its author as code that does not compile. */
export const isWrongOnPurpose = ({ info }: Sample): boolean => /(^|\s)wrong(\s|$)/.test(info);
