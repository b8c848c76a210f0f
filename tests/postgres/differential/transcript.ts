/** What one step brought, in the words of the transcript. */
export interface TranscriptStep {
  /** The step as `renderStep` puts it. */
  readonly heading: string;
  readonly lines: readonly string[];
}

export interface Transcript {
  readonly steps: readonly TranscriptStep[];
}

/** Comments of a fixture say what it is a transcript of; they are not compared. */
export interface FixtureHeader {
  readonly name: string;
  /** Such as `PostgreSQL 15.18`. */
  readonly serverVersion: string;
}

const indent = "    ";

export function formatFixture({ name, serverVersion }: FixtureHeader, transcript: Transcript): string {
  return `# ${name}\n# Recorded from ${serverVersion}\n\n${formatTranscript(transcript)}`;
}

export function formatTranscript({ steps }: Transcript): string {
  return steps
    .map(({ heading, lines }, index) => [`${index + 1}. ${heading}`, ...lines.map((line) => indent + line)])
    .map((block) => `${block.join("\n")}\n`)
    .join("\n");
}

/** Throws where the text is no transcript, naming the line. */
export function parseTranscript(text: string): Transcript {
  const steps: { readonly heading: string; readonly lines: string[] }[] = [];
  for (const [index, line] of text.split("\n").entries()) {
    if (line === "" || line.startsWith("#")) continue;
    const heading = /^\d+\. (.*)$/.exec(line)?.[1];
    if (heading !== undefined) steps.push({ heading, lines: [] });
    else if (line.startsWith(indent) && steps.length > 0) steps.at(-1)?.lines.push(line.slice(indent.length));
    else throw new Error(`Line ${index + 1} of a fixture is neither a step nor part of one: ${line}`);
  }
  return { steps };
}
