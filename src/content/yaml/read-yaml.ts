/** Reads YAML that authors write. Whatever is wrong is said with file, line, field and the corrected text. */
import { type Document, isNode, LineCounter, parseDocument } from "yaml";
import type * as z from "zod";
import { correctYaml } from "./correct-yaml.ts";

/** A file of the course that is not what its schema says; the message names place and remedy. */
export class ContentError extends Error {
  override readonly name = "ContentError";
}

export interface YamlText {
  /** As people find it: `content/glossary.yaml`. */
  readonly file: string;
  readonly text: string;
  /** Line of the file where the text begins; 1 where left out. */
  readonly firstLine?: number;
}

/** @throws ContentError */
export function readYaml<T>(schema: z.ZodType<T>, { file, text, firstLine = 1 }: YamlText): T {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const lineAt = (offset: number) => firstLine + lines.linePos(offset).line - 1;
  const [broken] = document.errors;
  if (broken) throw new ContentError(`${file}:${lineAt(broken.pos[0])}: not YAML: ${broken.message}`);
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return parsed.data;
  const { issues } = parsed.error;
  const complaints = issues.map(
    (issue) => `${file}:${lineAt(offsetOf(document, issue.path))}: ${toPath(issue.path)}${issue.message}`,
  );
  const corrected = correctYaml(schema, document, issues);
  const remedy = corrected === null ? "" : `\nCorrected, it could read:\n\n${indent(corrected)}\n`;
  throw new ContentError(`${complaints.join("\n")}${remedy}`);
}

/** Where the deepest part of the path that exists stands in the text. */
function offsetOf(document: Document, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}

const toPath = (path: readonly PropertyKey[]): string =>
  path.length === 0
    ? ""
    : `${path.map((key, index) => (typeof key === "number" ? `[${key}]` : `${index === 0 ? "" : "."}${String(key)}`)).join("")}: `;

const indent = (text: string): string => text.replace(/^(?=.)/gm, "    ");
