/** What a program did outside this page, as it was recorded: `content/transcripts/<name>.txt`. */
import { readContent } from "../read-content.ts";
import { ContentError } from "../yaml/read-yaml.ts";

export interface Transcript {
  readonly title: string;
  /** The programs and their versions. */
  readonly with: string;
  /** How it was recorded, in one line. */
  readonly how: string;
  readonly text: string;
}

const fields = ["title", "with", "how"] as const;

/** @throws ContentError naming file and remedy */
export function parseTranscript(file: string, source: string): Transcript {
  const [head = "", ...rest] = source.split(/\r?\n\r?\n/);
  const values = new Map(
    head.split(/\r?\n/).flatMap((line) => {
      const [, name, value] = line.match(/^# (\w+): (.+)$/) ?? [];
      return name && value ? [[name, value.trim()]] : [];
    }),
  );
  const read = (name: (typeof fields)[number]): string => {
    const value = values.get(name);
    if (value) return value;
    throw new ContentError(
      `${file}:1: begin it with the lines ${fields.map((each) => `"# ${each}: …"`).join(", ")}, then an empty line; "# ${name}: …" is missing.`,
    );
  };
  const text = rest.join("\n\n").trimEnd();
  if (text === "") throw new ContentError(`${file}: nothing is recorded in it after the first empty line.`);
  return { title: read("title"), with: read("with"), how: read("how"), text };
}

export async function loadTranscript(projectRoot: string, name: string): Promise<Transcript> {
  const file = `content/transcripts/${name}.txt`;
  return parseTranscript(file, await readContent(projectRoot, file));
}
