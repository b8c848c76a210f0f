import { ContentError } from "./yaml/read-yaml.ts";

export interface Frontmatter {
  readonly yaml: string;
  /** Line of the file on which the YAML begins. */
  readonly firstLine: number;
  readonly body: string;
}

/** Parts an MDX file at its two lines of dashes. @throws ContentError where there is no frontmatter */
export function splitFrontmatter(file: string, source: string): Frontmatter {
  const [, yaml, body] = source.match(/^---\r?\n([\s\S]*?)^---\r?$([\s\S]*)/m) ?? [];
  if (yaml === undefined || body === undefined || !source.startsWith("---"))
    throw new ContentError(`${file}:1: begin with a line of three dashes, the fields, and three dashes again.`);
  return { yaml, firstLine: 2, body };
}
