/** A new lesson's files: a small lesson that is whole and holds, for an author to replace piece by piece. */
import { readdirSync, readFileSync } from "node:fs";
import { join, relative, resolve, sep } from "node:path";

export interface NewLesson {
  readonly slug: string;
  readonly title: string;
  readonly order: number;
  readonly part: string;
}

/** Path from the project's root to text; `append` where the file exists and gets the text at its end. */
export interface ScaffoldFile {
  readonly path: string;
  readonly text: string;
  readonly append: boolean;
}

/** Files of the whole course, at whose end a new lesson gets its part. */
const appended = new Set(["evidence.yaml", "monday.yaml"]);

const templates = resolve(import.meta.dirname, "template");

export function scaffoldLesson(lesson: NewLesson): ScaffoldFile[] {
  return readdirSync(templates, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => {
      const name = relative(templates, path)
        .split(sep)
        .join("/")
        .replace(/\.template$/, "");
      return {
        path: placeOf(name, lesson.slug),
        text: fillIn(readFileSync(path, "utf8"), lesson),
        append: appended.has(name),
      };
    });
}

function placeOf(name: string, slug: string): string {
  if (name === "lesson.mdx") return `content/lessons/${slug}.mdx`;
  if (name === "quiz.yaml") return `content/quizzes/${slug}.yaml`;
  if (name === "trainer.yaml") return `content/trainer/${slug}.yaml`;
  if (name === "samples.d.ts") return `content/samples/${slug}.d.ts`;
  if (appended.has(name)) return `content/${name}`;
  return name.replace(/^sandbox\//, `sandboxes/${slug}/`);
}

const fillIn = (text: string, { slug, title, order, part }: NewLesson): string =>
  text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const values: Record<string, string> = {
      slug,
      title,
      // YAML takes JSON's strings: a title may hold a colon or a quote.
      quotedTitle: JSON.stringify(title),
      order: String(order),
      part,
    };
    const value = values[name];
    if (value === undefined) throw new Error(`a template names {{${name}}}, which no lesson has`);
    return value;
  });
